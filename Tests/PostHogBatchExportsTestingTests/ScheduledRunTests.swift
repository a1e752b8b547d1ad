import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// Exports that run by themselves. The clock begins on Monday, 2026-03-02, at 10:00 UTC.
@Suite struct ScheduledRunTests {
  private static let noOp = #""destination":{"type":"NoOp","config":{}}"#

  private static func bench(_ configure: (inout FakeConfiguration) -> Void = { _ in }) throws -> Bench {
    try Bench {
      $0.schedules = .running
      configure(&$0)
    }
  }

  @Test func nothingRunsByItselfUnlessItIsSaid() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(86_400))
    #expect(bench.runs(of: id).isEmpty)
    bench.fake.configure { $0.schedules = .running }
    bench.clock.advance(by: .seconds(7200))
    #expect(bench.runs(of: id).count == 2)
    bench.fake.configure { $0.schedules = .stopped }
    bench.clock.advance(by: .seconds(7200))
    #expect(bench.runs(of: id).count == 2)
  }

  @Test func aRunFollowsEachInterval() throws {
    let bench = try Self.bench()
    bench.clock.advance(by: .seconds(600))
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(3 * 3600))
    #expect(bench.runs(of: id) == ["10:00-11:00 Completed", "11:00-12:00 Completed", "12:00-13:00 Completed"])
  }

  @Test(arguments: [("hour", 900), ("every 5 minutes", 60), ("every 15 minutes", 180)])
  func aRunStartsALittleAfterItsInterval(interval: String, limit: Int) throws {
    let starts = try (0..<2).map { _ in
      let bench = try Self.bench()
      let id = try bench.makeExport(#""interval":"\#(interval)",\#(Self.noOp)"#)
      bench.clock.advance(by: .seconds(86_400))
      return bench.ask(.get, "batch_exports/\(id)/runs/").results.map { run in
        Bench.date(run["created_at"]).timeIntervalSince(Bench.date(run["data_interval_end"]))
      }
    }
    #expect(starts[0] == starts[1], "the same in each run of a test")
    #expect(starts[0].allSatisfy { (0..<Double(limit)).contains($0) } && Set(starts[0]).count > 3)
  }

  @Test func whatAPauseSkipsIsNeverMadeUpFor() throws {
    let bench = try Self.bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(3600 + 1800))
    bench.ask(.post, "batch_exports/\(id)/pause/")
    bench.clock.advance(by: .seconds(3 * 3600))
    bench.ask(.post, "batch_exports/\(id)/unpause/")
    bench.clock.advance(by: .seconds(3600))
    #expect(bench.runs(of: id) == ["10:00-11:00 Completed", "14:00-15:00 Completed"])
  }

  @Test func theEndsOfIntervalsLieBetweenStartAndEndOfTheExport() throws {
    let bench = try Self.bench()
    let id = try bench.makeExport(
      #""interval":"hour","start_at":"2026-03-02T12:00:00Z","end_at":"2026-03-02T13:00:00Z",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(86_400))
    #expect(bench.runs(of: id) == ["11:00-12:00 Completed", "12:00-13:00 Completed"])
  }

  @Test func aChangedIntervalIsUsedFromThenOn() throws {
    let bench = try Self.bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(3600 + 1800))
    bench.ask(.patch, "batch_exports/\(id)/", #"{"interval":"day"}"#)
    bench.clock.advance(by: .seconds(86_400))
    #expect(bench.runs(of: id) == ["10:00-11:00 Completed", "00:00-00:00 Completed"])
  }

  @Test func deletedExportsRunNoMore() throws {
    let bench = try Self.bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    bench.ask(.delete, "batch_exports/\(id)/")
    bench.clock.advance(by: .seconds(86_400))
    #expect(bench.runs(of: id).isEmpty)
  }

  /// Daily at 02:00 and at 01:00 in California, over the changes of 2026.
  @Test(arguments: [
    (2, 5, ["10:00-10:00", "10:00-09:00"]),
    (1, 243, ["08:00-08:00", "08:00-09:00", "08:00-09:00"]),
  ])
  func daylightSavingLeavesHolesAndDoubles(hour: Int, days: Int, ends: [String]) throws {
    let bench = try Self.bench()
    bench.clock.advance(by: .seconds(days * 86_400 - 2 * 3600))
    let id = try bench.makeExport(
      #""interval":"day","offset_hour":\#(hour),"timezone":"US/Pacific",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(2 * 86_400 + 6 * 3600))
    #expect(bench.runs(of: id).map { $0.replacing(" Completed", with: "") } == ends)
  }

  @Test func testsDecideWhatEachIntervalDoes() throws {
    let bench = try Self.bench()
    let id = try bench.fake.addExport()
    let noon = bench.clock.date.addingTimeInterval(7200)
    bench.fake.setData(FakeData(ranges: [noon..<noon.addingTimeInterval(3600)], records: 7), of: id)
    bench.fake.decideRuns(of: id) { interval in
      interval.end == noon ? .failed("The bucket is gone.") : nil
    }
    bench.clock.advance(by: .seconds(4 * 3600 + 1800))
    #expect(
      bench.runs(of: id.text) == [
        "10:00-11:00 Completed", "11:00-12:00 Failed", "12:00-13:00 Completed", "13:00-14:00 Completed",
      ])
    let records = bench.ask(.get, "batch_exports/\(id.text)/runs/?ordering=created_at").results
      .map { $0["records_completed"]?.int }
    #expect(records == [0, nil, 7, 0])
  }

  /// The fake keeps the latest runs, and makes no others.
  @Test func aLeapOfTenYearsTakesBoundedTimeAndMemory() throws {
    let bench = try Self.bench { $0.runLimit = 1000 }
    let id = try bench.makeExport(#""interval":"every 5 minutes",\#(Self.noOp)"#)
    bench.clock.advance(by: .seconds(10 * 365 * 86_400))
    func count() -> Int {
      var path = "batch_exports/\(id)/runs/?after=-20y"
      var count = 0
      while true {
        let reply = bench.ask(.get, path)
        count += reply.results.count
        guard let next = reply["next"]?.string, let url = URL(string: next) else { return count }
        path = "\(url.path(percentEncoded: true))/?\(url.query(percentEncoded: true) ?? "")".replacing(
          "//?", with: "/?")
      }
    }
    #expect((1000...1125).contains(count()))
    bench.clock.advance(by: .seconds(30 * 86_400))
    #expect((1000...1125).contains(count()))
  }
}

extension Bench {
  static func date(_ json: JSONValue?) -> Date { (try? Date(json?.string ?? "", strategy: .iso8601)) ?? .distantPast }

  /// The runs of an export by creation, as `10:00-11:00 Completed`.
  func runs(of export: String, _ query: String = "") -> [String] {
    ask(.get, "batch_exports/\(export)/runs/?ordering=created_at&after=-1y\(query)").results.map { run in
      let times = ["data_interval_start", "data_interval_end"]
        .map { run[$0]?.string.map { String($0.dropFirst(11).prefix(5)) } ?? "START" }
      return "\(times.joined(separator: "-")) \(run["status"]?.string ?? "")"
    }
  }
}
