import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct TimeZoneTests {
  private static func create(_ zone: String, interval: String = "hour") throws -> Reply {
    let body =
      #"{"name":"N","interval":"\#(interval)","timezone":"\#(zone)","destination":{"type":"NoOp","config":{}}}"#
    return try Bench().ask(.post, "batch_exports/", body)
  }

  /// Those that Foundation's own list lacks, and the usual ones.
  @Test(arguments: [
    "Asia/Kolkata", "Etc/UTC", "US/Pacific", "Japan", "EST", "GMT+0", "W-SU", "Asia/Calcutta", "Europe/Kyiv",
    "America/Argentina/ComodRivadavia", "UTC", "Europe/Berlin",
  ])
  func aliasesAreTaken(zone: String) throws {
    let reply = try Self.create(zone)
    #expect(reply.status == 201 && reply["timezone"]?.string == zone, "\(reply.text)")
  }

  /// Some of these Foundation makes a zone of.
  @Test(arguments: ["IST", "UTC+3", "GMT+3", "PST", "GMT+0530", "europe/berlin", "Europe/Berlin ", "Mars/Olympus", ""])
  func otherNamesAreRefused(zone: String) throws {
    #expect(try Self.create(zone).outcome == "400 timezone invalid_choice")
  }

  /// When a day begins that a backfill names, around changes of the clocks. Python counts the first of two equal wall times,
  /// and one that is skipped from before the change.
  @Test(arguments: [
    ("US/Pacific", 2, "2026-03-08", "2026-03-08T10:00:00Z"), ("US/Pacific", 1, "2025-11-02", "2025-11-02T08:00:00Z"),
    ("Europe/Berlin", 2, "2025-10-26", "2025-10-26T00:00:00Z"),
    ("Europe/London", 1, "2025-10-26", "2025-10-26T00:00:00Z"),
    ("Europe/Berlin", 2, "2025-03-30", "2025-03-30T01:00:00Z"),
    ("Asia/Kolkata", 0, "2026-01-02", "2026-01-01T18:30:00Z"),
    ("Pacific/Kiritimati", 0, "2026-01-02", "2026-01-01T10:00:00Z"), ("EST", 5, "2026-01-02", "2026-01-02T10:00:00Z"),
  ])
  func aDayBeginsByTheClocksOfItsZone(zone: String, hour: Int, day: String, start: String) throws {
    let bench = try Bench()
    bench.clock.advance(by: .seconds(30 * 86_400))
    let id = try bench.makeExport(
      #""interval":"day","offset_hour":\#(hour),"timezone":"\#(zone)","destination":{"type":"NoOp","config":{}}"#)
    let body = #"{"start_at":"\#(day)","end_at":null}"#
    let backfill = try #require(bench.ask(.post, "batch_exports/\(id)/backfills/", body)["backfill_id"]?.string)
    #expect(bench.ask(.get, "batch_exports/\(id)/backfills/\(backfill)/")["start_at"]?.string == start)
  }
}

extension TimeZoneTests {
  /// All names that `scripts/list-time-zones` wrote down are taken and are zones that Foundation knows; its abbreviations are not.
  @Test func allNamesOfPytzAreTakenAndNoOther() throws {
    let file = URL(filePath: #filePath)
      .appending(path: "../../../Sources/PostHogBatchExportsTesting/Time/TimeZoneName+All.swift").standardized
    let text = try String(contentsOf: file, encoding: .utf8).components(separatedBy: String(repeating: "\"", count: 3))
    let names = text[1].split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(names.count == 597)
    let bench = try Bench()
    let id = try bench.fake.addExport().text
    func outcome(_ zone: String) -> String {
      bench.ask(.patch, "batch_exports/\(id)/", #"{"timezone":"\#(zone)"}"#).outcome
    }
    #expect(names.filter { outcome($0) != "200" }.isEmpty)
    #expect(names.filter { TimeZone(identifier: $0) == nil }.isEmpty)
    let others = Set(TimeZone.abbreviationDictionary.keys).subtracting(names)
    #expect(!others.isEmpty && others.filter { outcome($0) == "200" }.isEmpty)
  }
}
