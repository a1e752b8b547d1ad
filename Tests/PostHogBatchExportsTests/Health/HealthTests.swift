import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// What each state of an export is reported as, at the boundaries.
@Suite struct HealthTests {
  private static let day = #""interval": "day""#

  @Test func nothingIsSaidOfAnExportThatWorks() throws {
    var sample = HealthSample()
    try sample.add(Array(repeating: .completed, count: 24))
    let health = try sample.health()
    #expect(health.findings == [] && health.level == .healthy && health.advice == nil)
    #expect(health.description == "events: Exported up to 2026-03-02 12:00 UTC.")
    #expect(health.lag == .zero && health.lastDueEnd == HealthSample.hour(12))
    #expect(health.lastSuccess?.dataIntervalEnd == HealthSample.hour(12) && !health.isPaused)
    #expect(health.failures?.isExact == false && health.failures?.window == 24)
    #expect(try sample.health(byAllRuns: true).failures?.isExact == true)
  }

  // MARK: Failures

  @Test(
    "the newest interval has the last word",
    arguments: [
      ([.failed], ["failing 1"]), ([.completed, .timedOut], ["failing 1"]), ([.completed, .terminated], ["failing 1"]),
      ([.failed, .completed], []), ([.completed, .cancelled], []), ([.failed, .cancelled], []),
      ([.completed, .failed, .running], ["failing 1"]),
      ([.completed, .failedRetryable, .timedOut], ["failing 2"]),
      ([.completed, .failedBilling], ["overBillingLimit"]),
      ([.failed, .failed], ["failing 2", "nextFailurePauses 2/24"]),
    ] as [([RunStatus], [String])])
  func lastWord(statuses: [RunStatus], expected: [String]) throws {
    var sample = HealthSample()
    try sample.add(statuses)
    #expect(try sample.kinds() == expected)
    #expect(try sample.health().level == (expected.isEmpty ? .healthy : .failing))
  }

  @Test func aFailureThatWasExportedLaterIsNone() throws {
    var sample = HealthSample()
    try sample.add([.completed, .failed])
    try sample.add(.running, end: 12, created: 12.2, backfill: UUID())
    #expect(try sample.kinds() == [], "its retry is in progress")
    sample.runs.removeLast()
    try sample.add(.completed, end: 12, created: 12.2, backfill: UUID())
    #expect(try sample.kinds() == [])
    try sample.add(.failed, end: 12, created: 12.3, backfill: UUID())
    #expect(try sample.kinds() == ["nextFailurePauses 2/24"], "a success counts, whatever failed later")
  }

  /// The places of failures among the latest runs, the newest being 0. The next run pushes the oldest out.
  @Test(arguments: [
    (#""interval": "hour""#, 24, [0, 22], true), (#""interval": "hour""#, 24, [0, 23], false),
    (#""interval": "day""#, 7, [1, 5], true), (#""interval": "day""#, 7, [1, 6], false),
    (#""interval": "week""#, 4, [1, 2], true), (#""interval": "week""#, 4, [1, 3], false),
    (#""interval": "every 5 minutes""#, 12, [1, 10], true), (#""interval": "every 5 minutes""#, 12, [1, 11], false),
    (#""interval": "every 15 minutes""#, 4, [1, 2], true), (#""interval": "every 15 minutes""#, 4, [1, 3], false),
    (#""interval": "hour""#, 24, [5], false), (#""interval": "hour""#, 24, [1, 2, 3], true),
  ])
  func theWindowOfFailures(properties: String, window: Int, places: [Int], isReported: Bool) throws {
    var sample = HealthSample()
    sample.properties = properties
    for place in (0..<30).reversed() {
      try sample.add(places.contains(place) ? .failed : .completed, end: 12 - Double(place))
    }
    let health = try sample.health(byAllRuns: true)
    let findings = health.findings.filter { $0.kind == "nextFailurePauses \(places.count)/\(window)" }
    #expect(findings.isEmpty != isReported)
    #expect(health.failures?.failures == places.count && health.failures?.isExact == true)
  }

  /// The server counts by when runs changed last: a run that is in progress has a place already.
  @Test func aRunInProgressTakesNoPlaceWhenItFails() throws {
    var sample = HealthSample()
    sample.properties = Self.day
    for (place, status) in [RunStatus.failed, .completed, .failed, .completed, .completed, .completed].enumerated() {
      try sample.add(status, end: Double(place) * 24 - 120, length: 24)
    }
    try sample.add(.running, end: 0, length: 24)
    #expect(try sample.kinds() == ["nextFailurePauses 2/7"])
    sample.runs.removeLast()
    try sample.add(.completed, end: 0, length: 24)
    #expect(try sample.kinds() == [])
  }

  @Test func whatTheTenNewestRunsDoNotShowIsNotCounted() throws {
    var sample = HealthSample()
    for place in (0..<30).reversed() {
      try sample.add([12, 14].contains(place) ? .failed : .completed, end: 12 - Double(place))
    }
    #expect(try sample.kinds() == [] && sample.kinds(byAllRuns: true) == ["nextFailurePauses 2/24"])
    #expect(try sample.health().failures?.isExact == false)
  }

  // MARK: Pauses

  /// Seconds from the third failure to the pause.
  @Test(
    arguments: [(0.0, ["pausedByServer"]), (60, ["pausedByServer"]), (61, ["failing 3", "paused"])]
      as [(Double, [String])])
  func aPauseRightAfterTheThirdFailureIsProbablyTheServers(delay: Double, expected: [String]) throws {
    var sample = HealthSample()
    try sample.add([.completed, .failed, .failed, .failed])
    (sample.isPaused, sample.pausedAt) = (true, 12.05 + delay / 3_600)
    #expect(try sample.kinds() == expected)
    let health = try sample.health()
    #expect(health.level == (delay > 60 ? .failing : .stopped) && health.isPaused)
    guard case .pausedByServer(let date, let failures) = health.findings[0] else { return #expect(delay > 60) }
    #expect(date == HealthSample.hour(12.05 + delay / 3_600))
    #expect(failures.map(\.dataIntervalEnd) == [12, 11, 10].map(HealthSample.hour))
  }

  @Test func backfillsAfterThePauseDoNotHideItsReason() throws {
    var sample = HealthSample()
    sample.properties = Self.day
    for end in [-72.0, -48, -24] { try sample.add(.failed, end: end, length: 24) }
    (sample.isPaused, sample.pausedAt) = (true, -23.95)
    for end in 1...6 {
      try sample.add(.completed, end: Double(end) * 24 - 400, length: 24, created: Double(end), backfill: UUID())
    }
    #expect(try sample.kinds() == ["pausedByServer"])
  }

  @Test func whoPausedIsNotAlwaysKnown() throws {
    var sample = HealthSample()
    (sample.isPaused, sample.pausedAt) = (true, 12.05)
    try sample.add(Array(repeating: .completed, count: 11) + [.failed, .failed])
    #expect(try sample.kinds() == ["failing 2", "paused?"], "the third may be among the runs that aren't known")
    #expect(try sample.kinds(byAllRuns: true) == ["failing 2", "paused"])

    for end in 1...10 { try sample.add(end: Double(end) - 30, created: 12.1 + Double(end) / 100, backfill: UUID()) }
    sample.now = 13
    #expect(try sample.kinds() == ["runsHidden", "paused?"], "no run before the pause is known")
  }

  @Test(arguments: [nil, 8.05] as [Double?]) func aPauseBeforeTheLastRunIsNotThePresentOne(pausedAt: Double?) throws {
    var sample = HealthSample()
    try sample.add([.failed, .failed, .failed], until: 8)
    try sample.add(Array(repeating: .completed, count: 4))
    (sample.isPaused, sample.pausedAt) = (true, pausedAt)
    #expect(try sample.health().findings == [.paused(since: nil, isByPerson: true)])
    #expect(try sample.health().level == .paused)
  }

  @Test func anExportThatIsPausedIsNotLate() throws {
    var sample = HealthSample()
    try sample.add([.completed])
    (sample.isPaused, sample.pausedAt, sample.now) = (true, 12.5, 100)
    #expect(try sample.health().findings == [.paused(since: HealthSample.hour(12.5), isByPerson: true)])
    #expect(try sample.health().lag == .seconds(87 * 3_600))
  }

  // MARK: The schedule

  /// The jitter of an hourly run is 15 minutes at most, and the margin five.
  @Test(arguments: [(13.0 + 19.9 / 60, []), (13.0 + 20.1 / 60, ["late"])] as [(Double, [String])])
  func aRunIsLateAfterItsDelayAndAMargin(now: Double, expected: [String]) throws {
    var sample = HealthSample()
    try sample.add([.completed])
    sample.now = now
    #expect(try sample.kinds() == expected)
    sample.limits.margin = .seconds(3_600)
    #expect(try sample.kinds() == [])
  }

  @Test(arguments: [RunStatus.running, .starting, .completed, .failedBilling, .cancelled])
  func aRunThatHasStartedIsNotLate(status: RunStatus) throws {
    var sample = HealthSample()
    try sample.add([.completed, status], until: 13)
    sample.now = 13.8
    #expect(try !sample.kinds().contains("late"))
  }

  @Test func anExportThatChangedMayHaveBeenPaused() throws {
    var sample = HealthSample()
    try sample.add([.completed])
    (sample.now, sample.updatedAt) = (15.9, 15.5)
    #expect(try sample.kinds() == [])
    sample.updatedAt = 14.5
    #expect(try sample.kinds() == ["late"])
  }

  @Test(
    arguments: [
      (#""interval": "hour", "end_at": "2026-03-02T12:00:00Z""#, []),
      (#""interval": "hour", "end_at": "2026-03-02T13:00:00Z""#, ["late"]),
      // The clocks skip 02:00 on 8 March.
      (#""interval": "day", "timezone": "US/Pacific", "offset_hour": 2"#, []),
      (#""interval": "day", "timezone": "US/Pacific", "offset_hour": 4"#, ["late"]),
    ] as [(String, [String])])
  func onlyWhatTheScheduleRunsIsLate(properties: String, expected: [String]) throws {
    var sample = HealthSample()
    sample.properties = properties
    sample.now = 14
    try sample.add([.completed])
    if properties.contains("day") {
      sample.now = 6 * 24 + 12
      try sample.add(end: 5 * 24 + (properties.contains("4") ? 12 : 10), length: 24)
    }
    #expect(try sample.kinds() == expected)
  }

  @Test func anExportWithoutRunsIsNewOrHasNeverRun() throws {
    var sample = HealthSample()
    sample.createdAt = 11.5
    sample.updatedAt = 11.5
    sample.now = 12.3
    #expect(try sample.kinds() == [] && sample.health().summary == "Nothing is exported yet.")
    sample.now = 12.4
    #expect(try sample.health().findings == [.neverRun(end: HealthSample.hour(12))])
    sample.isPaused = true
    #expect(try sample.kinds() == ["paused"])
  }

  /// Hours in progress; a length of nil is a run from the beginning of the data.
  @Test(
    arguments: [
      (1.0, 1.0, [], HealthLevel.healthy), (1, 1.1, ["stuck 1"], .attention), (1, 23.9, ["stuck 1"], .attention),
      (1, 24, ["stuck 1"], .failing), (168, 24, [], .healthy), (168, 24.1, ["stuck 1"], .failing),
      (nil, 24, [], .healthy),
      (nil, 24.1, ["stuck 1"], .failing),
    ] as [(Double?, Double, [String], HealthLevel)])
  func aRunThatTakesTooLongIsStuck(length: Double?, hours: Double, expected: [String], level: HealthLevel) throws {
    var sample = HealthSample()
    try sample.add(.running, end: 12.4 - hours, length: length, created: 12.5 - hours, backfill: UUID())
    try sample.add([.completed])
    #expect(try sample.kinds() == expected && sample.health().level == level)
  }

  // MARK: Records

  @Test(arguments: [(7, []), (8, ["empty 8"]), (10, ["empty 10"])] as [(Int, [String])])
  func runsWithoutRecords(count: Int, expected: [String]) throws {
    var sample = HealthSample()
    try sample.add(.completed, end: 12 - Double(count))
    for place in (0..<count).reversed() { try sample.add(end: 12 - Double(place), records: 0) }
    try sample.add(end: -5, created: 12.1, backfill: UUID())
    try sample.add(.running, end: 13)
    sample.now = 13.2
    #expect(try sample.kinds(byAllRuns: true) == expected)
    sample.limits.emptyRuns = 3
    #expect(try sample.kinds(byAllRuns: true) == ["empty \(count)"])
  }

  @Test func recordsThatAreNotCountedAreNotZero() throws {
    var sample = HealthSample()
    for place in (0..<10).reversed() { try sample.add(end: 12 - Double(place), records: nil) }
    #expect(try sample.kinds() == [])
  }

  @Test func recordsThatFailAreReportedUntilTheIntervalIsExportedAgain() throws {
    var sample = HealthSample()
    for end in [9.0, 10, 11, 12] { try sample.add(end: end, failedRecords: end < 11 ? 3 : 0) }
    let health = try sample.health()
    #expect(health.findings.map(\.kind) == ["losingRecords 2"] && health.level == .attention)
    #expect(health.summary == "6 records failed downstream, in 2 completed runs.")
    try sample.add(end: 10, length: 2, created: 12.2, backfill: UUID())
    #expect(try sample.kinds() == [])
  }

  // MARK: What can't be known

  @Test(arguments: [
    (#""interval": "month""#, ["failing 1", "calendarUnknown"]),
    (#""interval": "day", "timezone": "Mars/Olympus""#, ["failing 1", "calendarUnknown"]),
  ])
  func anExportWithoutACalendar(properties: String, expected: [String]) throws {
    var sample = HealthSample()
    sample.properties = properties
    try sample.add([.completed, .failed])
    sample.now = 100
    let health = try sample.health()
    #expect(health.findings.map(\.kind) == expected && health.lag == nil && health.lastDueEnd == nil)
    #expect((health.failures == nil) == properties.contains("month"))
    sample.runs.removeLast()
    #expect(try sample.health().level == .unknown)
  }

  @Test func runsOfABackfillHideThoseOfTheSchedule() throws {
    var sample = HealthSample()
    let backfill = UUID()
    try sample.add(Array(repeating: .completed, count: 20) + [.failed])
    for hour in 1...10 { try sample.add(end: Double(hour) - 50, created: 12.1 + Double(hour) / 50, backfill: backfill) }
    let health = try sample.health()
    #expect(health.findings == [.runsHidden(backfills: [backfill])] && health.level == .unknown && health.lag == nil)
    #expect(try sample.kinds(byAllRuns: true) == ["failing 1"])
  }

  @Test func aBackfillUpToTheLastIntervalHidesNothing() throws {
    var sample = HealthSample()
    try sample.add(Array(repeating: .failed, count: 20))
    for hour in 1...10 { try sample.add(end: Double(hour) + 2, created: 12.1 + Double(hour) / 50, backfill: UUID()) }
    #expect(try sample.kinds() == [])
  }

  // MARK: What is read

  @Test func theWorstComesFirst() throws {
    var sample = HealthSample()
    try sample.add(.running, end: 0, created: 0)
    try sample.add([.completed, .failed, .failed])
    try sample.add(end: 8, failedRecords: 1)
    let health = try sample.health()
    #expect(health.findings.map(\.kind) == ["failing 2", "stuck 1", "nextFailurePauses 2/24", "losingRecords 1"])
    #expect(health.findings.map(\.level) == [.failing, .attention, .attention, .attention])
    #expect(HealthLevel.allCases == HealthLevel.allCases.sorted() && HealthLevel.allCases.last == .stopped)
  }

  @Test func errorsAreQuotedWithoutKeysAndOnOneLine() throws {
    let key = "phx_0123456789abcdefghijklmnop"
    var sample = HealthSample()
    try sample.add(.failed, end: 12, error: "No bucket\nfor \(key) " + String(repeating: "x", count: 900))
    let health = try sample.health()
    #expect(!"\(health)".contains(key) && !"\(health)".contains("\n") && "\(health)".contains("No bucket for"))
    #expect("\(health)".hasSuffix("Fix the cause, then retry the run."))
    guard case .failing(let run, _) = health.findings.first else { return #expect(Bool(false)) }
    #expect(run.latestError?.contains(key) == false && (run.latestError?.count ?? 0) <= 501)
  }
}
