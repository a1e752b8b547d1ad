import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// What jobs write into logs by themselves.
@Suite struct JobLogTests {
  @Test func aRunThatFailsSaysSoWhenItFails() throws {
    let bench = try Bench { $0.runLogs = .served }
    let export = try bench.fake.addExport()
    bench.fake.failNextRun("The bucket is gone.")
    let failing = try #require(bench.fake.startRun(of: export))
    bench.fake.startRun(of: export)
    let path = "batch_exports/\(export.text)/logs/"
    #expect(bench.ask(.get, path).results.isEmpty, "nothing has failed yet")
    bench.clock.advance(by: .seconds(60))
    let line = try #require(bench.ask(.get, path + "?level=ERROR").results.first)
    #expect(line["message"]?.string == "The bucket is gone.")
    #expect(line["instance_id"]?.string == failing.text && line["log_source_id"]?.string == export.text)
    #expect(line["timestamp"]?.string == "2026-03-02T10:00:35Z")
    #expect(bench.ask(.get, path).results.count == 1)
    #expect(bench.ask(.get, "batch_exports/\(export.text)/runs/\(failing.text)/logs/").results == [line])
  }

  @Test func backfillsAndDownloadsThatFailSaySoToo() throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    bench.fake.nextBackfill(.failed("It timed out.", as: .timedOut))
    bench.fake.nextFileDownload(.failed(nil))
    let body = #"{"start_at":"2026-03-01T00:00:00Z","end_at":"2026-03-01T01:00:00Z"}"#
    bench.ask(.post, "batch_exports/\(export.text)/backfills/", body)
    let query = #"{"model":"hogql","file":{},"hogql_query":"select event from events"}"#
    let download = try #require(bench.ask(.post, "file_download_batch_exports/", query)["id"]?.string)
    bench.clock.advance(by: .seconds(60))
    func messages(_ path: String) -> [String?] { bench.ask(.get, path).results.map { $0["message"]?.string } }
    #expect(messages("batch_exports/\(export.text)/logs/") == ["It timed out."])
    #expect(messages("file_download_batch_exports/\(download)/logs/") == ["The job ended as Failed."])
  }
}
