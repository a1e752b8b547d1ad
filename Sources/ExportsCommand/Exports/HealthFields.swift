import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Listing<HealthRow> {
  /// How exports are doing.
  ///
  /// - Parameter showsProfiles: Whether people see the profile of each, since there are several.
  static func health(_ times: TimeText, showsProfiles: Bool) -> Self {
    let fields: [Field<HealthRow>?] = [
      Field("state", key: "level") {
        Table.Cell($0.health.level.word, $0.health.level.colour)
      } value: {
        JSONValue($0.health.level.word)
      },
      showsProfiles
        ? Field("profile", key: nil, .cut(to: 8)) {
          Table.Cell($0.project.profile ?? "")
        } value: { _ in
          .null
        } : nil,
      Field("export", key: "name", .cut(to: 16)) {
        Table.Cell($0.shownName)
      } value: {
        JSONValue($0.name)
      },
      Field("exported up to", key: "exported_up_to") { row in
        Table.Cell(row.health.lastSuccess.map { times.minute($0.dataIntervalEnd) } ?? "–")
      } value: {
        JSONValue($0.health.lastSuccess?.dataIntervalEnd)
      },
      Field("lag", key: "lag_seconds", isRightAligned: true) { row in
        let lag = row.health.lag ?? .zero
        return Table.Cell(row.health.lag == nil ? "?" : lag == .zero ? "–" : lag.shown)
      } value: {
        JSONValue($0.health.lag.map { Int($0.components.seconds) })
      },
      Field("failures", key: "failures", .drop, isRightAligned: true) {
        Table.Cell($0.health.failures.map(\.shown) ?? "?")
      } value: {
        JSONValue($0.health.failures?.failures)
      },
      Field(key: "failures_exact") { JSONValue($0.health.failures?.isExact) },
      Field(key: "failure_window") { JSONValue($0.health.failures?.window) },
      Field(key: "paused") { JSONValue($0.health.isPaused) },
      Field(key: "findings") { JSONValue($0.health.findings.map(\.summary)) },
      Field(key: "advice") { JSONValue($0.health.advice) },
      Field("id", key: "id", .drop) {
        Table.Cell($0.health.id.lowercaseText, .faint)
      } value: {
        JSONValue($0.health.id)
      },
      Field(key: "project") { JSONValue($0.project.connection.projectName) },
      Field(key: "profile") { JSONValue($0.project.profile) },
    ]
    return Listing(fields: fields.compactMap(\.self))
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
