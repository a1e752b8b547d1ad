import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct JobTests {
  private static let query = #"{"model":"hogql","file":{},"hogql_query":"select 1 as one"}"#
  private static let backfill = #"{"start_at":"2026-03-01T00:00:00Z","end_at":"2026-03-01T03:00:00Z"}"#

  /// A file download at several times: its status, and which properties come with it.
  @Test(arguments: [
    (FakeFileDownloadOutcome.completed(files: [[1], [2]], records: 2), "Completed", ["files", "records_completed"]),
    (.completed(files: []), "Completed", ["files", "records_completed"]),
    (.failed("no"), "Failed", ["error"]),
    (.failed("no", as: .failedBilling), "FailedBilling", ["error"]),
    (.endless, "Running", []),
  ])
  func aFileDownloadRunsItsCourse(outcome: FakeFileDownloadOutcome, end: String, properties: [String]) throws {
    let bench = try Bench()
    bench.fake.nextFileDownload(outcome)
    let id = try #require(bench.ask(.post, "file_download_batch_exports/", Self.query)["id"]?.string)
    func state() throws -> Reply { bench.ask(.get, "file_download_batch_exports/\(id)/") }
    #expect(try state()["status"]?.string == "Starting")
    bench.clock.advance(by: .seconds(6))
    #expect(try state()["status"]?.string == "Running")
    if end == "Completed" {
      bench.clock.advance(by: .seconds(30))
      #expect(try state()["status"]?.string == "Running", "done, but its files are not listed yet")
    }
    bench.clock.advance(by: .seconds(60))
    let last = try state()
    #expect(last["status"]?.string == end)
    #expect(properties.allSatisfy { last[$0] != nil } && last["id"] == nil)
    #expect(last["files"] == nil || end == "Completed")
  }

  @Test func aCancelledFileDownloadHasNoFiles() throws {
    let bench = try Bench()
    let id = try #require(bench.ask(.post, "file_download_batch_exports/", Self.query)["id"]?.string)
    let path = "file_download_batch_exports/\(id)/"
    #expect(bench.ask(.get, path + "download/").outcome == "400 - invalid_input")
    #expect(bench.ask(.post, path + "cancel/").text == #"{"status":"Cancelled"}"#)
    #expect(bench.ask(.post, path + "cancel/").outcome == "400 - invalid_input")
    bench.clock.advance(by: .seconds(600))
    #expect(bench.ask(.get, path).text == #"{"status":"Cancelled"}"#)
    #expect(bench.ask(.get, path + "download/").outcome == "400 - invalid_input")
  }

  @Test(arguments: [
    Rule("", "302"), Rule("0/", "302"), Rule("1/", "404 - not_found"), Rule("x/", "400 - invalid_input"),
    Rule("-1/", "404 - not_found"), Rule("99999999999999999999/", "404 - not_found"), Rule("a.b/", "404 - not_found"),
    Rule("00000000-0000-4000-8000-000000000000/", "404 - not_found"),
  ])
  func aPartIsAnIndexOrAnID(rule: Rule) throws {
    let bench = try Bench()
    let id = try #require(bench.ask(.post, "file_download_batch_exports/", Self.query)["id"]?.string)
    bench.clock.advance(by: .seconds(60))
    let reply = bench.ask(.get, "file_download_batch_exports/\(id)/download/\(rule.sent)")
    #expect(reply.outcome == rule.outcome)
    #expect(reply.response.head.headerFields[.cacheControl] == (reply.status == 302 ? "no-store" : nil))
  }

  @Test func cancellingABackfillCancelsItsRuns() throws {
    let bench = try Bench()
    let export = try bench.fake.addExport().text
    let path = "batch_exports/\(export)/backfills/"
    let id = try #require(bench.ask(.post, path, Self.backfill)["backfill_id"]?.string)
    #expect(bench.ask(.post, path, Self.backfill).outcome == "500 - error", "the same one is going on")
    bench.clock.advance(by: .seconds(10))
    #expect(bench.ask(.post, path + "\(id)/cancel/")["cancelled"]?.bool == true)
    #expect(bench.ask(.post, path + "\(id)/cancel/").outcome == "400 - invalid_input")
    bench.clock.advance(by: .seconds(600))
    #expect(bench.ask(.get, path + "\(id)/")["status"]?.string == "Cancelled")
    let runs = bench.ask(.get, "batch_exports/\(export)/runs/").results
    #expect(!runs.isEmpty && runs.allSatisfy { $0["status"]?.string == "Cancelled" })
    #expect(bench.ask(.post, path, Self.backfill).status == 201, "now it may begin again")
  }

  @Test func deletingAnExportCancelsWhatGoesOn() throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    let run = try #require(bench.fake.startRun(of: export)).text
    bench.ask(.delete, "batch_exports/\(export.text)/")
    bench.clock.advance(by: .seconds(600))
    let reply = bench.ask(.get, "batch_exports/\(export.text)/runs/\(run)/")
    #expect(reply["status"]?.string == "Cancelled")
  }

  /// Whole seconds have no fraction, all others six digits.
  @Test func timesAreWrittenAsTheServerDoes() throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    let times = [0, 123_456, 500_000].map { microseconds in
      let date = bench.clock.date.addingTimeInterval(-60 + Double(microseconds) / 1_000_000)
      let run = bench.fake.addRun(to: export, createdAt: date)
      return bench.ask(.get, "batch_exports/\(export.text)/runs/\(run.text)/")["created_at"]?.string
    }
    #expect(times == ["2026-03-02T09:59:00Z", "2026-03-02T09:59:00.123456Z", "2026-03-02T09:59:00.500000Z"])
  }

  @Test func anEnvironmentIsRolledBackOnce() throws {
    let bench = try Bench { $0.rollbackAccess = .allowed }
    let path = "/api/organizations/\(FakeOrganization.defaultID.text)/environments_rollback/"
    #expect(bench.ask(.post, path, "{}").outcome == "400 - invalid_input")
    #expect(bench.ask(.post, path, #"{"1":99}"#).outcome == "400 - invalid_input")
    #expect(bench.ask(.post, path, #"{"1":1}"#).outcome == "202")
    #expect(bench.ask(.post, path, #"{"1":1}"#).outcome == "400 - invalid_input")
  }
}
