import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Listing<Health> {
  /// How exports are doing.
  static func health(_ times: TimeText) -> Self {
    Listing(fields: [
      Field("state", key: "level") {
        Table.Cell($0.level.word, $0.level.colour)
      } value: {
        JSONValue($0.level.word)
      },
      Field("export", key: "name", .cut(to: 16)) {
        Table.Cell($0.shownName)
      } value: {
        JSONValue($0.name)
      },
      Field("exported up to", key: "exported_up_to") { health in
        Table.Cell(health.lastSuccess.map { times.minute($0.dataIntervalEnd) } ?? "–")
      } value: {
        JSONValue($0.lastSuccess?.dataIntervalEnd)
      },
      Field("lag", key: "lag_seconds", isRightAligned: true) { health in
        let lag = health.lag ?? .zero
        return Table.Cell(health.lag == nil ? "?" : lag == .zero ? "–" : lag.shown)
      } value: {
        JSONValue($0.lag.map { Int($0.components.seconds) })
      },
      Field("failures", key: "failures", .drop, isRightAligned: true) {
        Table.Cell($0.failures.map(\.shown) ?? "?")
      } value: {
        JSONValue($0.failures?.failures)
      },
      Field(key: "failures_exact") { JSONValue($0.failures?.isExact) },
      Field(key: "failure_window") { JSONValue($0.failures?.window) },
      Field(key: "paused") { JSONValue($0.isPaused) },
      Field(key: "findings") { JSONValue($0.findings.map(\.summary)) },
      Field(key: "advice") { JSONValue($0.advice) },
      Field("id", key: "id", .drop) {
        Table.Cell($0.id.lowercaseText, .faint)
      } value: {
        JSONValue($0.id)
      },
    ])
  }
}

extension HealthLevel {
  /// The level in a word.
  var word: String {
    switch self {
    case .healthy: "healthy"
    case .paused: "paused"
    case .unknown: "unknown"
    case .attention: "attention"
    case .failing: "failing"
    case .stopped: "stopped"
    }
  }

  /// The colour in which a terminal shows it.
  var colour: Paint.Colour? {
    switch self {
    case .healthy: .green
    case .paused, .unknown: .cyan
    case .attention: .yellow
    case .failing: .red
    case .stopped: .boldRed
    }
  }
}

extension FailureCount {
  /// The failures of the window, such as `2 of 24`; `2+` where not all runs are known.
  fileprivate var shown: String { failures == 0 ? "–" : "\(failures)\(isExact ? "" : "+") of \(window)" }
}
