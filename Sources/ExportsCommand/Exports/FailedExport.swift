import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An export with intervals that failed and have not been exported since.
struct FailedExport: Sendable {
  let export: BatchExport
  let failures: [UnresolvedFailure]
  /// The start of the time that was looked at.
  let since: Date

  /// Returns the failures, grouped by what the server said.
  func text(_ times: TimeText, _ terminal: Terminal) -> String {
    let groups = Dictionary(grouping: failures) { $0.run.shownError(limit: 500) ?? "no error text" }
    let lines = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.flatMap { error, failures in
      ["  \(Count(failures.count, "interval")): \(error)"]
        + failures.prefix(3).map { "    \(times.interval(from: $0.start, to: $0.end))" }
        + (failures.count > 3 ? ["    and \(failures.count - 3) more"] : [])
    }
    return ([terminal.paint(.bold, export.shownName)] + lines).joined(separator: "\n") + "\n"
  }
}
