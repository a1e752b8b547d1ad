import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The health of exports in the text format of Prometheus, for the textfile collector of its node_exporter.
struct PrometheusText {
  let text: String

  /// Creates the text of what was read.
  ///
  /// - Parameter old: The text before. What it has of a project that couldn't be read stays.
  init(_ projects: [ProjectHealth], at now: Date, over old: String = "") {
    let kept = old.split(separator: "\n").map(String.init)
    let lines = Self.gauges.flatMap { gauge in
      ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge"]
        + projects.flatMap { project in
          let labels = Self.labels(of: project.project)
          guard project.error == nil else { return kept.filter { $0.hasPrefix("\(gauge.name){\(labels),") } }
          return project.rows.compactMap { row in
            gauge.value(row.health).map { "\(gauge.name){\(labels),\(Self.labels(of: row.health))} \(Self.number($0))" }
          }
        }
    }
    let (success, time) = ("posthog_exports_scrape_success", "posthog_exports_scrape_seconds")
    let reading = projects.map { "\(success){\(Self.labels(of: $0.project))} \($0.error == nil ? 1 : 0)" }
    let times = projects.flatMap { project in
      let name = "\(time){\(Self.labels(of: project.project))}"
      return project.error == nil
        ? ["\(name) \(Self.number(now.timeIntervalSince1970))"] : kept.filter { $0.hasPrefix("\(name) ") }
    }
    text =
      (lines + ["# HELP \(success) Whether the exports could be read.", "# TYPE \(success) gauge"] + reading
      + ["# HELP \(time) When the exports were read, since 1970.", "# TYPE \(time) gauge"] + times)
      .joined(separator: "\n") + "\n"
  }

  private static let gauges: [(name: String, help: String, value: @Sendable (Health) -> Double?)] = [
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

  private static func labels(of project: WatchedProject) -> String {
    let profile = project.profile.map { "profile=\(quoted($0))," } ?? ""
    return profile + "project=\(quoted(project.connection.projectName))"
  }

  private static func labels(of health: Health) -> String {
    "export=\(quoted(health.name)),id=\(quoted(health.id.lowercaseText))"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private static func number(_ value: Double) -> String { "\(Int(value.rounded()))" }
}
