import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The health of exports in the text format of Prometheus, for the textfile collector of its node_exporter.
struct PrometheusText {
  /// The line that says whether the exports could be read.
  private static let success = "posthog_exports_scrape_success"

  let text: String

  /// Creates the text of what was read.
  init(_ exports: [Health], at now: Date) {
    let gauges: [(name: String, help: String, value: (Health) -> Double?)] = [
      (
        "posthog_export_exported_up_to_seconds", "End of the newest interval that is exported, since 1970.",
        { $0.lastSuccess?.dataIntervalEnd.timeIntervalSince1970 }
      ),
      (
        "posthog_export_lag_seconds", "How far exporting is behind the schedule.",
        { $0.lag.map { Double($0.components.seconds) } }
      ),
      (
        "posthog_export_failures", "Failed runs that count towards a pause by the server.",
        { $0.failures.map { Double($0.failures) } }
      ),
      ("posthog_export_paused", "Whether the export is paused.", { $0.isPaused ? 1 : 0 }),
      (
        "posthog_export_failing", "Whether the export is failing or was stopped by the server.",
        { $0.level >= .failing ? 1 : 0 }
      ),
    ]
    let metrics = gauges.flatMap { gauge in
      ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge"]
        + exports.compactMap { health in
          gauge.value(health).map { "\(gauge.name){\(Self.labels(of: health))} \(Self.number($0))" }
        }
    }
    text = (metrics + Self.reading(succeeded: true) + Self.time(now)).joined(separator: "\n") + "\n"
  }

  /// Creates the text after a reading that failed: what was there before, but for the line that says so.
  init(afterFailureOf old: String) {
    let kept = old.split(separator: "\n").map(String.init).filter { !$0.contains(Self.success) }
    text = (kept + Self.reading(succeeded: false)).joined(separator: "\n") + "\n"
  }

  private static func reading(succeeded: Bool) -> [String] {
    [
      "# HELP \(success) Whether the exports could be read.", "# TYPE \(success) gauge",
      "\(success) \(succeeded ? 1 : 0)",
    ]
  }

  private static func time(_ now: Date) -> [String] {
    let name = "posthog_exports_scrape_seconds"
    return [
      "# HELP \(name) When the exports were read, since 1970.", "# TYPE \(name) gauge",
      "\(name) \(number(now.timeIntervalSince1970))",
    ]
  }

  private static func labels(of health: Health) -> String {
    let name = health.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "export=\"\(name)\",id=\"\(health.id.lowercaseText)\""
  }

  private static func number(_ value: Double) -> String { "\(Int(value.rounded()))" }
}
