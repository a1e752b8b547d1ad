import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The file of a download for which no test provides one.
@Suite struct SampleFileTests {
  /// The length of the footer stands before the last mark: https://parquet.apache.org/docs/file-format/
  @Test func aParquetFileIsOne() async throws {
    let clock = ManualClock()
    let fake = FakePostHog(clock: clock)
    let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let posthog = try fake.client()
    let end = clock.date
    let result = try await clock.withTimePassing {
      try await posthog.project(1).fileDownloads.download(
        .events, from: end.addingTimeInterval(-3600), to: end, format: .parquet, into: folder)
    }
    let bytes = [UInt8](try Data(contentsOf: try #require(result.files.first).url))
    #expect("\(result)".hasPrefix("1 file with \(bytes.count) bytes of the export \(result.export.lowercaseText)\n  /"))
    #expect(
      fake.requests.first.map { "\($0)" }?.hasPrefix("POST /api/projects/1/file_download_batch_exports/ {") == true)
    let mark = Array("PAR1".utf8)
    #expect(bytes.starts(with: mark) && bytes.suffix(4) == mark[...])
    let footer = bytes.dropLast(4).suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(footer > 0 && footer + 12 < bytes.count)
    let text = String(decoding: bytes, as: UTF8.self)
    for part in ["distinct_id", "$pageview", "user-0", "user-9"] { #expect(text.contains(part), "\(part)") }
  }
}
