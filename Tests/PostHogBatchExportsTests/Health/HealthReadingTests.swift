import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The health of exports that run by the fake's schedule. The clock begins on 2026-03-02 at 10:00 UTC.
@Suite struct HealthReadingTests {
  private let clock = ManualClock()
  private let fake: FakePostHog
  private let project: PostHogClient.ProjectHandle

  init() throws {
    var configuration = FakeConfiguration()
    configuration.schedules = .running
    fake = FakePostHog(configuration: configuration, clock: clock)
    project = try fake.client().project(1)
  }

  private func listed() async throws -> [Health] {
    try await project.batchExports.health(now: clock.date).reduce(into: []) { $0.append($1) }
  }

  private func kinds() async throws -> [String] { try await listed().flatMap(\.findings).map(\.kind) }

  private func pass(hours: Double) { clock.advance(by: .seconds(hours * 3600)) }

  /// Each quarter of an hour over three days with a change of the clocks.
  @Test(arguments: [
    #"{"interval":"hour"}"#, #"{"interval":"day","offset_hour":2,"timezone":"US/Pacific"}"#,
    #"{"interval":"day","timezone":"Africa/Cairo"}"#, #"{"interval":"week","offset_day":0,"offset_hour":9}"#,
    #"{"interval":"every 5 minutes"}"#,
  ])
  func anExportThatWorksIsAlwaysHealthy(json: String) async throws {
    pass(hours: 4 * 24)
    try fake.addExport(json)
    for _ in 0..<(3 * 96) {
      pass(hours: 0.25)
      let health = try await listed()
      #expect(health.map(\.findings) == [[]], "\(clock.date)")
    }
  }

  @Test("Operator 11: after a resume the old failures count, and one more pauses the export again")
  func theServerPausesAndTheNextFailureAfterAResumePausesAgain() async throws {
    let id = try fake.addExport()
    fake.decideRuns(of: id) { _ in .failed("The bucket is gone.") }
    var levels: [HealthLevel] = []
    for _ in 0..<4 {
      pass(hours: 1)
      levels += try await listed().map(\.level)
    }
    #expect(levels == [.healthy, .failing, .failing, .stopped])
    let stopped = try #require(try await listed().first)
    #expect(stopped.findings.map(\.kind) == ["pausedByServer"] && stopped.failures?.failures == 3)
    #expect(stopped.summary.contains("The bucket is gone."))

    fake.decideRuns(of: id) { _ in nil }
    _ = try await project.batchExports[id].unpause(UnpauseRequest())
    pass(hours: 2)
    #expect(try await kinds() == ["nextFailurePauses 3/24"])
    fake.failNextRun()
    pass(hours: 1)
    #expect(try await kinds() == ["pausedByServer"])
    _ = try await project.batchExports[id].unpause(UnpauseRequest())
    pass(hours: 30)
    #expect(try await project.batchExports[id].health(now: clock.date).findings == [])
  }

  @Test func onePersonPausesAndAnotherResumes() async throws {
    let export = project.batchExports[try fake.addExport()]
    pass(hours: 5)
    _ = try await export.pause()
    let date = clock.date
    pass(hours: 5)
    #expect(try await listed().map(\.findings) == [[.paused(since: date, isByPerson: true)]])
    _ = try await export.unpause(UnpauseRequest())
    #expect(try await kinds() == [], "it wasn't late while it was paused")
  }

  @Test func aScheduleThatStandsStillIsLate() async throws {
    try fake.addExport()
    pass(hours: 3)
    fake.configure { $0.schedules = .stopped }
    pass(hours: 2)
    #expect(try await kinds() == ["late"])
    try fake.addExport()
    pass(hours: 2)
    #expect(try await kinds().sorted() == ["late", "neverRun"])
  }

  /// A failure before a long backfill.
  @Test("Operator 15: the runs of a backfill fill the list of an export, and its own runs show what they hide")
  func aBackfillHidesTheScheduleInAList() async throws {
    let id = try fake.addExport(#"{"interval":"day"}"#)
    let export = project.batchExports[id]
    fake.decideRuns(of: id) { $0.isBackfill ? nil : FakeJobOutcome(status: .timedOut) }
    pass(hours: 5 * 24)
    let end = clock.date.addingTimeInterval(-40 * 86_400)
    _ = try await export.backfills.create(
      BackfillRequest(
        startAt: .day(CalendarDay(of: end.addingTimeInterval(-150 * 86_400))), endAt: .day(CalendarDay(of: end))))
    pass(hours: 2)
    let listed = try #require(try await listed().first)
    #expect(listed.findings.map(\.kind) == ["runsHidden"] && listed.level == .unknown)
    fake.forgetRequests()
    let health = try await export.health(now: clock.date)
    #expect(health.findings.map(\.kind) == ["failing 5"], "\(health)")
    #expect(fake.requests.count == 3, "the export and two pages of runs")
  }

  @Test(arguments: [10, 11, 25]) func asManyRunsAreReadAsTheLimitsAsk(emptyRuns: Int) async throws {
    let id = try fake.addExport(#"{"interval":"day"}"#)
    fake.setData(FakeData(ranges: []), of: id)
    pass(hours: 24 * 25 + 1)
    fake.forgetRequests()
    let limits = HealthLimits(emptyRuns: emptyRuns)
    let health = try await project.batchExports[id].health(now: clock.date, limits: limits)
    #expect(health.findings.map(\.kind) == ["empty \(emptyRuns == 10 ? 10 : 25)"])
    #expect(fake.requests.count == (emptyRuns == 10 ? 1 : 2))
  }

  @Test func aThousandExportsTakeTenRequests() async throws {
    fake.configure { $0.schedules = .stopped }
    for number in 0..<1_000 {
      let id = try fake.addExport()
      fake.addRun(to: id, outcome: number == 700 ? .failed("gone") : .completed(), intervalStart: clock.date)
    }
    fake.forgetRequests()
    let health = try await listed()
    #expect(health.count == 1_000 && fake.requests.count == 10)
    #expect(health.count { $0.level == .failing } == 1 && health.max { $0.level < $1.level }?.level == .failing)
  }

  @Test func keysOfTheClientAreInNoEvidence() async throws {
    let secret = "an-unusual-key-of-this-client"
    var configuration = FakeConfiguration()
    configuration.keys = [FakeAPIKey(secret)]
    let fake = FakePostHog(configuration: configuration, clock: clock)
    let id = try fake.addExport()
    fake.addRun(to: id, outcome: .failed("refused \(secret)"))
    let batchExports = try fake.client().project(1).batchExports
    for health in [
      try await batchExports.health(now: clock.date).first { _ in true },
      try await batchExports[id].health(now: clock.date),
    ] {
      #expect(health?.findings.isEmpty == false && !"\(String(describing: health?.findings))".contains(secret))
    }
  }
}
