import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// What becomes of a backfill. The clock begins on Monday, 2026-03-02, at 10:00 UTC.
@Suite struct BackfillCourseTests {
  private static func date(_ text: String) -> Date { (try? Date(text, strategy: .iso8601)) ?? .distantPast }

  private static func state(_ bench: Bench, _ export: String, _ backfill: String) -> Reply {
    bench.ask(.get, "batch_exports/\(export)/backfills/\(backfill)/")
  }

  /// `start | end | runs`, where there is data from 03:00 to 05:00, on 1 March.
  @Test(arguments: [
    Rule("00:00 | 06:00", "03:00-04:00 04:00-05:00 05:00-06:00"),  // until its end, with rows or without
    Rule("03:10 | 05:10", "03:00-04:00 04:00-05:00"),
    Rule("04:20 | 06:20", "04:00-05:00 05:00-06:00"),
    Rule("00:00 | 03:00", ""),
    Rule("05:00 | 09:00", ""),
    Rule("03:20 | 03:50", ""),
    Rule("03:00 | 04:00", "03:00-04:00"),
  ])
  func aBackfillBeginsWhereDataIs(rule: Rule) throws {
    let bench = try Bench()
    let id = try bench.fake.addExport()
    bench.fake.setData(
      FakeData(ranges: [Self.date("2026-03-01T03:00:00Z")..<Self.date("2026-03-01T05:00:00Z")]), of: id)
    let times = rule.sent.split(separator: " | ").map { "2026-03-01T\($0):00Z" }
    let backfill = try #require(bench.backfill(id.text, times[0], times[1]))
    bench.clock.advance(by: .seconds(600))
    let state = Self.state(bench, id.text, backfill)
    #expect(state["status"]?.string == "Completed", "\(state.text)")
    #expect(bench.runs(of: id.text).map { $0.prefix(11) }.joined(separator: " ") == rule.outcome)
  }

  @Test func itSaysWhereItBegins() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport()
    bench.fake.setData(
      FakeData(ranges: [Self.date("2026-03-01T03:30:00Z")..<Self.date("2026-03-01T05:00:00Z")], records: 10), of: id)
    let backfill = try #require(bench.backfill(id.text, "2026-03-01T00:00:00Z", "2026-03-01T06:00:00Z"))
    bench.clock.advance(by: .seconds(10))
    let state = Self.state(bench, id.text, backfill)
    #expect(state["start_at"]?.string == "2026-03-01T00:00:00Z")
    #expect(state["adjusted_start_at"]?.string == "2026-03-01T03:00:00Z")
    #expect(state["total_records_count"]?.int == 15)
    #expect(state["progress"]?["total_runs"]?.int == 3)
    bench.clock.advance(by: .seconds(600))
    #expect(Self.state(bench, id.text, backfill)["total_records_count"]?.int == 20, "what the runs had")
  }

  /// Neither queries nor counts that take too long move the start, and it stays off the grid.
  @Test(arguments: [true, false]) func withoutAnEstimateTheStartStays(isQuery: Bool) throws {
    let bench = try Bench { $0.estimatesBackfills = isQuery }
    let model = #"{"model":"hogql","hogql_query":"select event from events"}"#
    let id = try bench.fake.addExport(isQuery ? model : "{}")
    bench.fake.setData(FakeData(ranges: []), of: id)
    _ = bench.backfill(id.text, "2026-03-01T10:20:00Z", "2026-03-01T12:30:00Z")
    bench.clock.advance(by: .seconds(600))
    #expect(bench.runs(of: id.text) == ["10:20-11:20 Completed", "11:20-12:20 Completed"])
  }

  @Test func itCompletesWhateverItsRunsWere() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport().text
    bench.fake.failNextRun()
    bench.fake.failNextRun()
    let backfill = try #require(bench.backfill(id, "2026-03-01T00:00:00Z", "2026-03-01T03:00:00Z"))
    bench.clock.advance(by: .seconds(600))
    #expect(Self.state(bench, id, backfill)["status"]?.string == "Completed")
    #expect(bench.runs(of: id) == ["00:00-01:00 Failed", "01:00-02:00 Failed", "02:00-03:00 Completed"])
    let runs = bench.ask(.get, "batch_exports/\(id)/runs/?ordering=created_at").results
    for (one, two) in zip(runs, runs.dropFirst()) {
      #expect(Bench.date(two["created_at"]) >= Bench.date(one["finished_at"]).addingTimeInterval(1))
    }
  }

  @Test func cancellingARunDoesNotStopIt() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport().text
    _ = bench.backfill(id, "2026-03-01T00:00:00Z", "2026-03-01T02:00:00Z")
    bench.clock.advance(by: .seconds(10))
    let run = try #require(bench.ask(.get, "batch_exports/\(id)/runs/").results.first?["id"]?.string)
    bench.ask(.post, "batch_exports/\(id)/runs/\(run)/cancel/")
    bench.clock.advance(by: .seconds(600))
    #expect(bench.runs(of: id) == ["00:00-01:00 Cancelled", "01:00-02:00 Completed"])
  }

  @Test func itWaitsForARunOfTheSameIntervalAndMakesNone() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport()
    bench.clock.advance(by: .seconds(3600))
    bench.fake.startRun(of: id)  // 10:00 to 11:00
    let first = try #require(bench.backfill(id.text, "2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z"))
    let second = try #require(bench.backfill(id.text, "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"))
    bench.clock.advance(by: .seconds(30))
    #expect(Self.state(bench, id.text, second)["status"]?.string == "Running")
    bench.clock.advance(by: .seconds(600))
    #expect(Self.state(bench, id.text, first)["status"]?.string == "Completed")
    #expect(Self.state(bench, id.text, second)["status"]?.string == "Completed")
    #expect(
      bench.runs(of: id.text) == ["10:00-11:00 Completed", "09:00-10:00 Completed", "10:00-11:00 Completed"])
  }

  @Test func fromTheBeginningThereIsOneRun() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport().text
    let backfill = try #require(bench.backfill(id, nil, "2026-03-01T03:00:00Z"))
    bench.clock.advance(by: .seconds(10))
    #expect(Self.state(bench, id, backfill)["progress"]?.isNull == true)
    // No window of the list has a run without a start.
    let runs = bench.ask(.get, "batch_exports/\(id)/")["latest_runs"]?.array ?? []
    #expect(runs.count == 1 && runs[0]["data_interval_start"]?.isNull == true)
  }

  @Test func withoutAnEndTheExportIsUnpausedAfterwards() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour","paused":true,"destination":{"type":"NoOp","config":{}}"#)
    _ = bench.backfill(id, "2026-03-02T08:00:00Z", nil)
    bench.clock.advance(by: .seconds(30))
    #expect(bench.ask(.get, "batch_exports/\(id)/")["paused"]?.bool == true)
    bench.clock.advance(by: .seconds(600))
    #expect(bench.ask(.get, "batch_exports/\(id)/")["paused"]?.bool == false)
    #expect(bench.runs(of: id) == ["08:00-09:00 Completed", "09:00-10:00 Completed"])
  }

  /// Only rows are counted, and they appear late; retries and unpausing aren't limited, but count.
  @Test func theLimitCountsRows() throws {
    let bench = try Bench {
      $0.maxConcurrentBackfills = 1
      $0.timing.backfillAppears = .seconds(3)
    }
    let id = try bench.fake.addExport()
    let run = bench.fake.addRun(to: id)
    func start(_ hour: Int) -> Bool {
      bench.backfill(id.text, "2026-03-01T0\(hour):00:00Z", "2026-03-01T0\(hour + 1):00:00Z") != nil
    }
    #expect([start(1), start(2)] == [true, true], "a burst goes over the limit")
    bench.clock.advance(by: .seconds(4))
    #expect(!start(3))
    #expect(bench.ask(.post, "batch_exports/\(id.text)/runs/\(run.text)/retry/").status == 201)
    bench.clock.advance(by: .seconds(38))
    #expect(!start(3), "the retry goes on")
    bench.clock.advance(by: .seconds(10))
    #expect(start(3))
  }

  @Test func aRetryIsNamedByTheBoundsOfItsRun() throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    let id = export.text
    let run = bench.fake.addRun(to: export).text
    let reply = bench.ask(.post, "batch_exports/\(id)/runs/\(run)/retry/")
    #expect(
      reply["backfill_id"]?.string == "\(id)-Backfill-2026-03-02T09:00:00+00:00-2026-03-02T10:00:00+00:00")
    #expect(bench.ask(.post, "batch_exports/\(id)/runs/\(run)/retry/").outcome == "500 - error")
    bench.clock.advance(by: .seconds(60))
    #expect(bench.runs(of: id) == ["09:00-10:00 Completed", "09:00-10:00 Completed"])
  }

  /// Two days of Eastern time with 49 hours: three runs are announced, two come.
  @Test func theNumberOfRunsIsComputedInDaysOf24Hours() throws {
    let bench = try Bench()
    bench.clock.advance(by: .seconds(300 * 86_400))
    let id = try bench.makeExport(
      #""interval":"day","timezone":"US/Eastern","destination":{"type":"NoOp","config":{}}"#)
    let backfill = try #require(bench.backfill(id, "2026-11-01", "2026-11-03"))
    bench.clock.advance(by: .seconds(10))
    #expect(Self.state(bench, id, backfill)["progress"]?["total_runs"]?.int == 3)
    bench.clock.advance(by: .seconds(600))
    #expect(bench.runs(of: id).count == 2)
  }

  /// What unpausing makes up for: from the latest pause, or from the beginning if none is known, however it was paused.
  @Test(arguments: [("pause/", "09:10 12:00"), ("", "START 12:00")])
  func unpausingWithABackfillIsATrap(path: String, bounds: String) throws {
    let bench = try Bench {
      $0.features.backfillFromBeginning = false
      $0.maxConcurrentBackfills = 0
    }
    let id = try bench.fake.addExport(createdAt: bench.clock.date.addingTimeInterval(-86_400)).text
    bench.clock.advance(by: .seconds(23 * 3600 + 600))
    bench.ask(path.isEmpty ? .patch : .post, "batch_exports/\(id)/\(path)", #"{"paused":true}"#)
    bench.clock.advance(by: .seconds(2 * 3600 + 3000))
    #expect(bench.ask(.post, "batch_exports/\(id)/unpause/", #"{"backfill":true}"#).status == 200)
    let backfill = try #require(bench.ask(.get, "batch_exports/\(id)/backfills/").results.first)
    let found = ["start_at", "end_at"].map {
      backfill[$0]?.string.map { String($0.dropFirst(11).prefix(5)) } ?? "START"
    }
    #expect(found.joined(separator: " ") == bounds)
  }

  @Test func unpausingNeedsAUserWithAProject() throws {
    let bench = try Bench { $0.keys[0].ownerHasCurrentProject = false }
    let id = try bench.fake.addExport().text
    #expect(bench.ask(.post, "batch_exports/\(id)/pause/").status == 200)
    #expect(bench.ask(.post, "batch_exports/\(id)/unpause/").outcome == "401 - authentication_failed")
  }
}
