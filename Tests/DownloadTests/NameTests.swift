import Foundation
import OperationCore
import PostHogAPI
import Testing

@testable import PostHogBatchExports

/// Names on disk are derived from the request, never from what a server says.
@Suite struct NameTests {
  private static let day = Date(timeIntervalSince1970: 1_772_323_200)

  @Test(
    arguments: [
      (.parquet, nil, "parquet"), (.parquet, .zstd, "parquet"), (nil, nil, "parquet"), (nil, .gzip, "parquet"),
      (.jsonLines, nil, "jsonl"), (.jsonLines, .gzip, "jsonl.gz"), (.jsonLines, .brotli, "jsonl.br"),
      (.jsonLines, .zstd, "jsonl.zst"), (.jsonLines, .snappy, "jsonl.sz"), (.jsonLines, .lz4, "jsonl.lz4"),
      (FileFormat(rawValue: "CSV"), nil, "csv"), (FileFormat(rawValue: "../x"), nil, "x"),
      (.jsonLines, FileCompression(rawValue: "/../etc"), "jsonl.etc"),
    ] as [(FileFormat?, FileCompression?, String)])
  func formatAndCompressionGiveTheExtension(format: FileFormat?, compression: FileCompression?, text: String) {
    let name = DownloadName(
      .persons(
        FileDownloadFile(format: format, compression: compression), dataIntervalStart: Self.day,
        dataIntervalEnd: Self.day.addingTimeInterval(0.25)))
    #expect(name.file(12) == "persons-20260301T000000Z-20260301T000000.250000Z-00012.\(text)")
  }

  @Test func aSelectionHasAMarkOfItsOwn() {
    func name(_ include: [String]?, _ exclude: [String]? = nil) -> String {
      DownloadName(
        .events(
          FileDownloadFile(), dataIntervalStart: Self.day, dataIntervalEnd: Self.day, include: include,
          exclude: exclude)
      ).file(0)
    }
    let names = [name(nil), name(["a"]), name(["b"]), name(nil, ["a"]), name(["a", "b"])]
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.hasPrefix("events-20260301T000000Z-20260301T000000Z-") })
    let query = DownloadName(.hogql(FileDownloadFile(), hogqlQuery: "select '/../../etc/passwd'")).file(0)
    #expect(query.wholeMatch(of: /hogql-[0-9a-f]{8}-00000\.parquet/) != nil)
  }

  @Test(arguments: [
    ("/bucket/1/part-00000.parquet", ".parquet"), ("/bucket/x.jsonl.gz", ".jsonl.gz"), ("/x.jsonl", ".jsonl"),
    ("/x.sh", ""), ("/x.parquet/../../../etc/passwd", ""), ("/parquet", ""), ("", ""),
  ])
  func onlyAKnownExtensionIsTakenFromAKey(key: String, fileExtension: String) {
    let name = DownloadName(export: UUID(uuidString: "019C8F6A-0000-7000-8000-000000000001") ?? UUID())
    #expect(name.file(0, key: key) == "019c8f6a-0000-7000-8000-000000000001-00000\(fileExtension)")
  }
}
