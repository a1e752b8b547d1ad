#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The completed runs next to a piece, from which its rows and its time are estimated.
struct RunSamples: Sendable {
  /// As many runs count on each side.
  static let limit = 3

  private struct Sample {
    let rowsPerSecond: Double?
    let duration: Double?
  }

  private var samples: [Sample] = []

  var isFull: Bool { samples.count >= Self.limit }

  /// Adds a run, if it completed and its interval has a start, and lets go of the first one if there are too many.
  mutating func add(_ run: CoverageRun) {
    guard run.effect == .exported, let start = run.start, start < run.end else { return }
    if isFull { samples.removeFirst() }
    samples.append(
      Sample(
        rowsPerSecond: run.records.map { Double($0) / run.end.timeIntervalSince(start) },
        duration: run.createdAt.map { max(0, run.changedAt.timeIntervalSince($0)) }))
  }

  /// Returns the number of rows that others suggest for a length of time; `nil` if none counted its rows.
  static func rows(in seconds: Double, by neighbours: [RunSamples]) -> Int? {
    let rates = neighbours.flatMap(\.samples).compactMap(\.rowsPerSecond)
    guard !rates.isEmpty else { return nil }
    return Int(min((rates.reduce(0, +) / Double(rates.count) * seconds).rounded(), 1e15))
  }

  /// Returns the least time of so many runs, with a second between them.
  static func leastTime(ofRuns count: Int, by neighbours: [RunSamples]) -> Duration {
    let shortest = neighbours.flatMap(\.samples).compactMap(\.duration).min() ?? 0
    return .seconds(Int64((min(shortest, 1e6) * Double(count)).rounded()) + Int64(max(0, count - 1)))
  }
}
