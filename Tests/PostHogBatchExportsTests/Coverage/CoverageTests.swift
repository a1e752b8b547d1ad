import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// What each state means, and where it begins and ends.
@Suite struct CoverageTests {
  private let noon = "2026-05-01T12:00:00Z"
  private let one = "2026-05-01T13:00:00Z"

  /// The state of the hour from noon, by runs of these statuses, the earliest first.
  private func state(_ statuses: RunStatus...) throws -> CoverageState? {
    var sample = try CoverageSample()
    for status in statuses { try sample.add(noon, one, status) }
    return try sample.states(noon, one).first
  }

  @Test func statusesOfRuns() throws {
    #expect(try state() == .missing)
    #expect(try state(.completed) == .completed)
    #expect(try state(.completed, .failed) == .completed, "a later failure takes nothing back")
    #expect(try state(.completed, .completed) == .coveredTwice)
    for status in [RunStatus.starting, .running, .continuedAsNew] {
      #expect(try state(.failed, status) == .running)
    }
    for status in [RunStatus.failed, .failedRetryable, .failedBilling, .terminated, .timedOut] {
      #expect(try state(.cancelled, status) == .failed)
    }
    #expect(try state(.cancelled) == .cancelled)
    let melted = RunStatus(rawValue: "Melted")
    #expect(try state(.failed, melted) == .unknown(.status(melted)))
    #expect(try state(melted, .completed) == .completed)
  }

  @Test func piecesAndFailedRecords() throws {
    var sample = try CoverageSample()
    let half = "2026-05-01T12:30:00Z"
    try sample.add(noon, half, failedRecords: 3)
    let part = try #require(try sample.coverage(noon, one).first)
    #expect(part.state == .partlyCovered)
    #expect(part.uncovered.map(\.text) == ["\(half)/\(one)"] && part.gaps == part.uncovered)
    try sample.add("2026-05-01T12:29:59Z", one)
    let whole = try #require(try sample.coverage(noon, one).first)
    #expect(whole.state == .completedWithFailedRecords && whole.runs.count == 2)
    #expect(whole.coveredTwice.map(\.text) == ["2026-05-01T12:29:59Z/\(half)"])
    try sample.add(noon, one)
    #expect(try sample.states(noon, one) == [.coveredTwice])
  }

  @Test func anIntervalIsTooRecentUpToItsEndJitterAndMargin() throws {
    for (now, state) in [
      ("2026-05-01T12:00:01Z", CoverageState.tooRecent), ("2026-05-01T13:19:59Z", .tooRecent),
      ("2026-05-01T13:20:00Z", .missing),
    ] {
      #expect(try CoverageSample(now: now).states(noon, one) == [state])
    }
    #expect(try CoverageSample(now: noon).states(noon, one) == [], "it hasn't begun")
    var sample = try CoverageSample(now: "2026-05-01T13:01:00Z")
    try sample.add(noon, one, .failed)
    #expect(try sample.states(noon, one) == [.failed], "its run came")
  }

  @Test func nothingIsScheduledBeforeTheExportWasCreated() throws {
    var sample = try CoverageSample()
    sample.context.createdAt = try time(one)
    #expect(try sample.states(noon, "2026-05-01T14:00:00Z") == [.neverScheduled(.beforeCreation), .missing])
  }

  @Test func pausesThatAreKnownAndOthers() throws {
    var sample = try CoverageSample()
    func states() throws -> [CoverageState] { try sample.states("2026-05-01T10:00:00Z", "2026-05-01T14:00:00Z") }
    #expect(try states() == Array(repeating: .missing, count: 4))
    sample.context.isPaused = true
    #expect(try states() == Array(repeating: .unknown(.isPaused(since: nil)), count: 4))
    let pause = try time("2026-05-01T11:30:00Z")
    sample.context.lastPausedAt = pause
    let earlier = CoverageState.unknown(.earlierPause(latest: pause))
    let since = CoverageState.unknown(.isPaused(since: pause))
    #expect(try states() == [earlier, since, since, since])
    sample.context.isPaused = false
    #expect(try states() == [earlier] + Array(repeating: .unknown(.paused(at: pause)), count: 3))
    try sample.add(noon, one, .failed)
    #expect(try states() == [earlier, .unknown(.paused(at: pause)), .failed, .missing], "it ran again")
    sample.context.isPaused = true
    #expect(try states().last == .unknown(.isPaused(since: nil)), "and was paused by a change")
  }

  @Test("Operator 7, Operator 8: a backfill found nothing to export at the beginning, or at all")
  func backfillsThatFoundNothing() throws {
    var sample = try CoverageSample()
    let (end, created) = ("2026-05-01T14:00:00Z", try time("2026-05-02T00:00:00Z"))
    func backfill(_ status: BackfillStatus, adjusted: String? = nil) throws -> CoverageBackfill {
      CoverageBackfill(
        start: try time(noon), end: try time(end), adjustedStart: try adjusted.map(time), status: status,
        createdAt: created)
    }
    func states() throws -> [CoverageState] { try sample.states(noon, end) }
    try sample.add(noon, one, .failed)
    for (status, expected) in [
      (BackfillStatus.completed, [CoverageState.empty, .empty]), (.running, [.running, .running]),
      (.failed, [.failed, .missing]), (.cancelled, [.failed, .missing]),
    ] {
      sample.backfills = [try backfill(status)]
      #expect(try states() == expected)
    }
    sample.backfills = [try backfill(.completed)]
    try sample.add(one, end, .failed, changed: "2026-05-02T01:00:00Z", backfill: sample.backfills[0].id)
    #expect(try states() == [.empty, .failed])
    // A run that was in progress when the backfill met it, and failed later.
    try sample.add(noon, one, .failed, changed: "2026-05-02T01:00:00Z")
    #expect(try states() == [.failed, .failed])
    // Nothing begins within a whole interval: the rest of it is left.
    sample = try CoverageSample()
    sample.backfills = [try backfill(.completed)]
    #expect(try sample.states("2026-05-01T13:00:00Z", "2026-05-01T15:00:00Z") == [.empty, .missing])
    // The interval was longer when the backfill began where the rows begin.
    var daily = try CoverageSample(.daily())
    daily.backfills = [try backfill(.completed, adjusted: one)]
    try daily.add(one, end, backfill: daily.backfills[0].id)
    try daily.add("2026-05-01T00:00:00Z", noon)
    try daily.add(end, "2026-05-02T00:00:00Z")
    #expect(try daily.states("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z") == [.empty])
  }

  @Test("Operator 1: the clocks skip 02:00 in California, and a backfill reaches 23 of 24 hours")
  func aSkippedHourIsNeverScheduled() throws {
    var sample = try CoverageSample(.daily(hour: 2), zone: "US/Pacific")
    let window = ("2026-03-06T10:00:00Z", "2026-03-09T09:00:00Z")
    try sample.run(window.0, "2026-03-10T00:00:00Z")
    #expect(
      try sample.states(window.0, window.1) == [.completed, .neverScheduled(.clocksSkipIt), .completed])
    try sample.add("2026-03-07T11:00:00Z", "2026-03-08T10:00:00Z", backfill: UUID())
    let day = try sample.coverage(window.0, window.1)[1]
    #expect(day.state == .partlyCovered)
    #expect(day.gaps.map(\.text) == ["2026-03-07T10:00:00Z/2026-03-07T11:00:00Z"] && day.unreachable == day.gaps)
  }

  @Test(
    "Operator 2: where hours come twice, they are covered twice, and nothing is left out",
    arguments: [
      (
        1, "US/Pacific", "2026-10-30T12:00:00Z",
        ["2026-10-31T08:00:00Z/2026-11-01T08:00:00Z", "2026-11-01T08:00:00Z/2026-11-01T09:00:00Z"]
      ),
      (
        0, "Europe/London", "2026-10-23T12:00:00Z",
        ["2026-10-24T00:00:00Z/2026-10-24T23:00:00Z", "2026-10-24T23:00:00Z/2026-10-25T00:00:00Z"]
      ),
      (2, "Europe/Berlin", "2026-10-23T12:00:00Z", ["2026-10-25T00:00:00Z/2026-10-25T01:00:00Z"]),
      (
        0, "America/Havana", "2026-10-30T12:00:00Z",
        ["2026-10-31T04:00:00Z/2026-11-01T04:00:00Z", "2026-11-01T04:00:00Z/2026-11-01T05:00:00Z"]
      ),
      (0, "US/Eastern", "2026-10-30T12:00:00Z", []),
    ])
  func repeatedHours(hour: Int, zone: String, from: String, twice: [String]) throws {
    var sample = try CoverageSample(.daily(hour: hour), zone: zone)
    let start = try time(from)
    try sample.run(start.addingTimeInterval(-86_400).rfc3339, start.addingTimeInterval(6 * 86_400).rfc3339)
    let days = try sample.coverage(from, start.addingTimeInterval(4 * 86_400).rfc3339)
    #expect(days.flatMap(\.uncovered) == [] && days.flatMap(\.gaps) == [])
    #expect(days.flatMap(\.coveredTwice).map(\.text) == twice)
    #expect(days.map { $0.interval.upperBound.timeIntervalSince($0.interval.lowerBound) }.contains(25 * 3600))
  }

  /// A day of 23 and one of 25 hours: no day is taken for 24 hours, and none is held back for an hour that doesn't come.
  @Test(
    "Operator 6: the seconds that are covered are exact on days of 23 and of 25 hours",
    arguments: [
      (0, "US/Eastern", "2026-03-06T05:00:00Z", 23.0), (0, "US/Eastern", "2026-10-30T04:00:00Z", 25),
      (2, "Europe/Berlin", "2026-10-23T00:00:00Z", 25), (0, "Australia/Lord_Howe", "2026-04-03T13:00:00Z", 24.5),
      (1, "US/Pacific", "2026-10-30T08:00:00Z", 25), (0, "Europe/London", "2026-03-27T00:00:00Z", 23),
    ])
  func secondsAreExact(hour: Int, zone: String, from: String, hours: Double) throws {
    var sample = try CoverageSample(.daily(hour: hour), zone: zone)
    let start = try time(from)
    let grid = Array(sample.context.calendar.grid(overlapping: start..<start.addingTimeInterval(4 * 86_400)))
    let end = try #require(grid.last).upperBound
    try sample.run(from, end.rfc3339)
    sample.context.now = end.addingTimeInterval(86_400)
    let days = try sample.coverage(from, end.rfc3339)
    #expect(days.map { $0.interval.upperBound.timeIntervalSince($0.interval.lowerBound) }.contains(hours * 3_600))
    let covered = days.reduce(0) { sum, day in
      let left = day.uncovered.reduce(0) { $0 + $1.upperBound.timeIntervalSince($1.lowerBound) }
      return sum + day.interval.upperBound.timeIntervalSince(day.interval.lowerBound) - left
    }
    #expect(covered == end.timeIntervalSince(start))
    #expect(days.allSatisfy { [.completed, .coveredTwice].contains($0.state) }, "\(days.map(\.state))")
  }

  @Test("Operator 14: hour, day, hour again: the old grid makes no gap, and the true one is found")
  func aChangedIntervalMakesNoGap() throws {
    var sample = try CoverageSample()
    try sample.add("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z")
    try sample.add("2026-05-02T02:00:00Z", "2026-05-02T03:00:00Z")
    let hours = try sample.coverage("2026-05-01T00:00:00Z", "2026-05-02T03:00:00Z")
    #expect(hours.prefix(24).allSatisfy { $0.state == .completed })
    #expect(hours.suffix(3).map(\.state) == [.missing, .missing, .completed])
  }

  /// Runs at midnight in UTC up to 2 May, and then at another hour of another zone, the first of them from a given time on.
  @Test(
    "Operator 14: another zone or offset makes no gap but the hours between the last old run and the first new one",
    arguments: [
      (5, "UTC", "2026-05-01T05:00:00Z", []), (5, "UTC", "2026-05-02T05:00:00Z", ["2026-05-02T05:00:00Z"]),
      (0, "Asia/Tokyo", "2026-05-01T15:00:00Z", []),
      (0, "Asia/Tokyo", "2026-05-02T15:00:00Z", ["2026-05-02T15:00:00Z"]),
      (0, "US/Eastern", "2026-05-02T04:00:00Z", ["2026-05-02T04:00:00Z"]),
    ])
  func anotherZoneOrOffset(hour: Int, zone: String, first: String, gapEnds: [String]) throws {
    var sample = try CoverageSample(.daily(hour: hour), zone: zone)
    for (day, next) in [("2026-04-29", "2026-04-30"), ("2026-04-30", "2026-05-01"), ("2026-05-01", "2026-05-02")] {
      try sample.add("\(day)T00:00:00Z", "\(next)T00:00:00Z")
    }
    for day in 0..<4 {
      let start = try time(first).addingTimeInterval(Double(day) * 86_400)
      try sample.add(start.rfc3339, start.addingTimeInterval(86_400).rfc3339)
    }
    let gaps = try sample.coverage("2026-04-30T12:00:00Z", "2026-05-04T12:00:00Z").flatMap(\.gaps)
    #expect(gaps.map(\.text) == gapEnds.map { "2026-05-02T00:00:00Z/\($0)" })
  }

  @Test("Operator 15: runs from the beginning and runs that straddle the window count") func runsFromTheBeginning()
    throws
  {
    var sample = try CoverageSample()
    try sample.add(nil, "2026-05-01T12:30:00Z")
    #expect(try sample.states("2026-05-01T11:00:00Z", one) == [.completed, .partlyCovered])
  }
}
