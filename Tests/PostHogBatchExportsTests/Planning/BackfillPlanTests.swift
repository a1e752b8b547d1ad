import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// Which intervals a plan joins, divides and leaves out.
@Suite struct BackfillPlanTests {
  private let morning = "2026-12-30T00:00:00Z"
  private let noon = "2026-12-30T12:00:00Z"

  private func hour(_ number: Int) throws -> String {
    try time(morning).addingTimeInterval(3600 * Double(number)).rfc3339
  }

  /// A morning whose hours have these statuses, or no run.
  private func sample(_ statuses: [RunStatus?]) throws -> PlanSample {
    var sample = try PlanSample()
    for (number, status) in statuses.enumerated() {
      if let status { try sample.coverage.add(hour(number), hour(number + 1), status) }
    }
    return sample
  }

  private func hours(_ from: Int, _ to: Int) throws -> String { "\(try hour(from))/\(try hour(to))" }

  @Test func neighboursAreJoinedAndOthersLeftOutWithTheReason() throws {
    let sample = try sample([
      .completed, nil, .failed, .timedOut, .running, nil, .completed, .completed, .cancelled, nil,
      RunStatus(rawValue: "Melted"), .completed,
    ])
    let plan = try sample.plan(morning, noon)
    #expect(plan.pieceTexts == [try hours(1, 4), try hours(5, 6), try hours(9, 10)])
    #expect(plan.pieces.map(\.intervals) == [3, 1, 1] && plan.intervals == 5)
    // Between gaps nearly everything is covered.
    #expect(
      plan.omissionTexts == [
        "running \(try hours(4, 5))", "cancelled \(try hours(8, 9))", "unknown_status \(try hours(10, 11))",
      ])
    let whole = try sample.plan(morning, noon, including: BackfillKind.uncovered)
    #expect(whole.pieceTexts == [try hours(1, 4), try hours(5, 6), try hours(8, 10)])
    #expect(
      whole.omissionTexts == [
        "covered \(try hours(0, 1))", "running \(try hours(4, 5))", "covered \(try hours(6, 8))",
        "unknown_status \(try hours(10, 11))", "covered \(try hours(11, 12))",
      ])
    let again = try sample.plan(morning, noon, including: BackfillKind.everything)
    #expect(again.pieceTexts == [try hours(0, 4), try hours(5, 10), try hours(11, 12)])
    #expect(again.exportedAgain.map(\.text) == [try hours(0, 1), try hours(6, 8), try hours(11, 12)])
    #expect(again.pieces[0].runs.count == 3)
  }

  @Test func nothingIsLeft() throws {
    let sample = try sample([.completed, .running])
    #expect(try sample.omissions(morning, hour(2)) == ["running \(try hours(1, 2))"])
    #expect(
      try sample.omissions(morning, hour(2), including: BackfillKind.uncovered)
        == ["covered \(try hours(0, 1))", "running \(try hours(1, 2))"])
    var paused = try PlanSample()
    paused.coverage.context.isPaused = true
    #expect(try paused.omissions(morning, hour(2)) == ["perhaps_paused \(try hours(0, 2))"])
    #expect(try paused.plan(morning, hour(2), including: [.perhapsPaused]).pieceTexts == [try hours(0, 2)])
    #expect(try paused.omissions(morning, morning) == [])
  }

  @Test func nothingIsPlannedThatHasNotEndedOrMayStillCome() throws {
    let sample = try PlanSample(now: "2026-12-30T02:05:00Z")
    let plan = try sample.plan(morning, noon, including: BackfillKind.everything)
    #expect(plan.pieceTexts == [try hours(0, 1)])
    #expect(plan.omissionTexts == ["too_recent \(try hours(1, 3))"])
  }

  @Test func aGapThatIsAPartOfAnIntervalIsExportedWithTheRest() throws {
    var sample = try PlanSample()
    try sample.coverage.add(morning, "2026-12-30T00:20:00Z")
    try sample.coverage.add("2026-12-30T01:40:00Z", "2026-12-30T02:00:00Z")
    let plan = try sample.plan(morning, hour(2))
    #expect(plan.pieceTexts == [try hours(0, 2)])
    #expect(
      plan.exportedAgain.map(\.text)
        == ["\(morning)/2026-12-30T00:20:00Z", "2026-12-30T01:40:00Z/2026-12-30T02:00:00Z"])
    #expect("\(plan)".contains("exported again: 2026-12-30 00:00 UTC – 2026-12-30 00:20 UTC"))
    // A run in progress of a part of it would export that part beside the backfill.
    try sample.coverage.add("2026-12-30T00:30:00Z", "2026-12-30T00:40:00Z", .running)
    #expect(try sample.plan(morning, hour(2)).omissionTexts == ["running \(try hours(0, 1))"])
  }

  /// A backfill selects younger events as the schedule does, so they aren't joined with older ones.
  @Test func intervalsAreNotJoinedAcrossSixDays() throws {
    var sample = try PlanSample(now: "2026-12-31T00:30:00Z")
    let plan = try sample.plan("2026-12-24T22:00:00Z", "2026-12-25T04:00:00Z")
    #expect(
      plan.pieceTexts == ["2026-12-24T22:00:00Z/2026-12-25T01:00:00Z", "2026-12-25T01:00:00Z/2026-12-25T04:00:00Z"])
    #expect(plan.pieces.map(\.selectsByTimestamp) == [true, false])
    #expect("\(plan)".contains("older than six days"))
    sample.model = .persons
    let persons = try sample.plan("2026-12-24T22:00:00Z", "2026-12-25T04:00:00Z")
    #expect(persons.pieces.map(\.intervals) == [6] && !persons.pieces[0].selectsByTimestamp)
  }

  @Test func backfillsThatFoundNothingAreLeftOut() throws {
    var sample = try PlanSample()
    sample.coverage.backfills = [
      CoverageBackfill(start: try time(morning), end: try time(hour(3)), status: .completed, createdAt: try time(noon))
    ]
    let plan = try sample.plan(morning, hour(4))
    #expect(plan.pieceTexts == [try hours(3, 4)])
    #expect(plan.omissionTexts == ["empty \(try hours(0, 3))"])
    let again = try sample.plan(morning, hour(4), including: BackfillKind.uncovered)
    #expect(again.pieceTexts == [try hours(0, 4)])
    #expect(again.pieces[0].backfills == sample.coverage.backfills.map(\.id))
  }

  @Test("Operator 14: hour, day, hour again: the true gap is planned, and nothing of the old grid")
  func aChangedIntervalMakesNoGap() throws {
    var sample = try PlanSample()
    try sample.coverage.add("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z")
    try sample.coverage.add("2026-05-02T02:00:00Z", "2026-05-02T03:00:00Z")
    let plan = try sample.plan("2026-05-01T00:00:00Z", "2026-05-02T03:00:00Z")
    #expect(plan.pieceTexts == ["2026-05-02T00:00:00Z/2026-05-02T02:00:00Z"])
  }

  @Test func rowsAndTimeAreEstimatedFromTheNeighbours() throws {
    var sample = try PlanSample()
    func add(_ number: Int, _ records: Int?, seconds: Double) throws {
      let (start, end) = (try time(hour(number)), try time(hour(number + 1)))
      sample.coverage.runs.append(
        CoverageRun(
          start: start, end: end, status: .completed, createdAt: end, changedAt: end.addingTimeInterval(seconds),
          records: records))
    }
    #expect(try sample.plan(morning, hour(3)).estimatedRows == nil)
    #expect(try sample.plan(morning, hour(3)).leastTime == .seconds(2))
    try add(0, 9000, seconds: 1)  // too far away
    for number in 1...3 { try add(number, 100, seconds: 40) }
    for number in 6...8 { try add(number, 200, seconds: 50) }
    try add(9, 9000, seconds: 1)
    let plan = try sample.plan(morning, hour(10))
    #expect(plan.pieceTexts == [try hours(4, 6)])
    #expect(plan.estimatedRows == 300 && plan.leastTime == .seconds(81))
    #expect("\(plan)".contains("about 300 rows (an estimate), at least 1 min 21 s"))
  }

  /// The result, and not the number of intervals, decides what is kept.
  @Test func aLongTimeIsOnePiece() throws {
    let sample = try PlanSample()
    let plan = try sample.plan("2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z")
    #expect(plan.pieces.count == 1 && plan.intervals == 8016 && plan.omissions.isEmpty)
  }
}
