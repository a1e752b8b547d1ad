#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is known about the runs of an export without looking at all of them.
struct RunSummary: Sendable {
  /// The runs in progress, with the ends of their intervals, by which the server names runs.
  private(set) var active: [(id: UUID, end: Timestamp)] = []
  /// The runs that ended last, as many as the failure of a run can depend on.
  private(set) var ended: [(id: UUID, at: Timestamp)] = []
  /// The number of all runs.
  var count = 0

  private static let longestWindow = ExportInterval.allCases.map(\.failureWindow).max() ?? 0

  /// Returns the run in progress that has the name of another. There is at most one at a time on the server.
  func active(endingAt end: Timestamp) -> UUID? { active.first { $0.end == end }?.id }

  mutating func start(_ run: RunRecord) { active.append((run.id, run.interval.end)) }

  mutating func end(_ run: RunRecord, at time: Timestamp) {
    active.removeAll { $0.id == run.id }
    let position = ended.firstIndex { $0.at > time } ?? ended.endIndex
    ended.insert((run.id, time), at: position)
    if ended.count > Self.longestWindow { ended.removeFirst() }
  }
}
