import Foundation
import OperationCore
import PostHogBatchExports
import TestSupport
import Testing

/// The coverage of random runs, compared with what each minute of each interval says.
@Suite struct CoveragePropertyTests {
  private static let statuses: [RunStatus] = [
    .completed, .completed, .failed, .cancelled, .running, .timedOut, RunStatus(rawValue: "Melted"),
  ]

  @Test(arguments: Effort.seeds(40, of: 4000)) func eachMinuteAgrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var sample = try CoverageSample(seed % 2 == 0 ? .hourly : .daily(hour: 1), zone: "US/Pacific")
    let start = try time("2026-10-31T00:00:00Z")
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let from = start.addingTimeInterval(Double(Int.random(in: -600...4300, using: &random)) * 60)
      let to = from.addingTimeInterval(
        Double(Int.random(in: 1...[30, 120, 1500].randomElement(using: &random)!, using: &random)) * 60)
      let status = Self.statuses.randomElement(using: &random)!
      sample.runs.append(
        CoverageRun(
          start: Int.random(in: 0..<40, using: &random) == 0 ? nil : from, end: to, status: status, changedAt: to))
    }
    let window = (start.rfc3339, start.addingTimeInterval(3 * 86_400).rfc3339)
    let intervals = try sample.coverage(window.0, window.1)
    sample.runs.reverse()
    #expect(try sample.coverage(window.0, window.1) == intervals)
    for interval in intervals { try compare(interval, with: sample.runs) }
  }

  private func compare(_ coverage: IntervalCoverage, with runs: [CoverageRun]) throws {
    var isCovered = true
    for minute in stride(from: coverage.interval.lowerBound, to: coverage.interval.upperBound, by: 60) {
      let statuses = runs.filter { ($0.start ?? .distantPast) <= minute && minute < $0.end }.map(\.status)
      let completed = statuses.count { $0 == .completed }
      let isGap = completed == 0 && !statuses.contains { $0.isActive || !($0.isFinal || $0.isActive) }
      isCovered = isCovered && completed > 0
      #expect(coverage.uncovered.contains { $0.contains(minute) } == (completed == 0))
      #expect(coverage.coveredTwice.contains { $0.contains(minute) } == (completed > 1))
      #expect(coverage.gaps.contains { $0.contains(minute) } == isGap)
    }
    #expect([.completed, .coveredTwice].contains(coverage.state) == isCovered)
    let sharing = runs.filter {
      ($0.start ?? .distantPast) < coverage.interval.upperBound && coverage.interval.lowerBound < $0.end
    }
    #expect(Set(coverage.runs) == Set(sharing))
    let left = sharing.filter { run in
      coverage.gaps.contains { (run.start ?? .distantPast) < $0.upperBound && $0.lowerBound < run.end }
    }
    #expect((coverage.state == .failed) == left.contains { $0.status.isFailure })
  }
}
