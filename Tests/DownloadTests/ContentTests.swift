import Foundation
import HTTPTypes
import OperationCore
import PostHogAPI
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What arrives has to be the requested file: pages of proxies have status 200 and a length too.
@Suite struct ContentTests {
  @Test(arguments: [
    "text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml", "application/xml", "text/xml;x=y",
    "multipart/byteranges; boundary=x", "Multipart/Mixed",
  ])
  func aPageIsNotTheFile(type: String) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      let page = FakeResponse(
        status: .ok, headers: [.contentType: type, .contentLength: "14", .eTag: "\"page\""],
        body: Array("Please sign in".utf8))
      bench.wire.next(.respond(page))
      guard case .unusableResponse(let text) = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(text.contains(type.lowercased().prefix { $0 != ";" }))
      #expect(bench.contents(Bench.name(0)) == nil && bench.creates == 1)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1, "it is not remembered as finished")
    }
  }

  @Test(arguments: [["a/b", "text/html"], ["text/html", "a/b"], ["a/b", "c/d"], ["a/b, text/html"]])
  func whatSaysThatItIsSeveralThingsIsNotTheFile(types: [String]) async throws {
    try await Bench.with { bench in
      _ = bench.nextExport(1_000)
      var page = FakeResponse(status: .ok, headers: [.contentLength: "3"], body: [1, 2, 3])
      page.head.headerFields[values: .contentType] = types
      bench.wire.next(.respond(page))
      guard case .unusableResponse = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(bench.contents(Bench.name(0)) == nil)
    }
  }

  @Test func aPageInsteadOfTheRestLeavesWhatIsThere() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(
        .cut(after: 400),
        .respond(
          FakeResponse(status: .ok, headers: [.contentType: "text/html", .contentLength: "3"], body: [1, 2, 3])))
      _ = try await bench.failure()
      #expect(bench.contents(Bench.name(0) + ".partial") == Array(files[0].prefix(400)))
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == ["bytes=400-"])
    }
  }

  /// A response that misstates the rest: its body has a head for each part.
  @Test func severalPartsAreNotTheRestOfTheFile() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(
        .cut(after: 400), .change { $0.head.headerFields[.contentType] = "multipart/byteranges; boundary=x" })
      guard case .unusableResponse(let text) = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(text.contains("several parts"))
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
    }
  }

  @Test(arguments: [0, 1])
  func anEncodingThatWasNotRequestedIsRefused(exchange: Int) async throws {
    for coding in ["gzip", "x-gzip", "br", "zstd", "deflate", "identity, gzip", "aws-chunked,gzip", "évil"] {
      try await Bench.with { bench in
        bench.nextExport(1_000)
        if exchange > 0 { bench.wire.next(.cut(after: 100)) }
        bench.wire.next(.change { $0.head.headerFields[.contentEncoding] = coding })
        guard case .unusableResponse = try await bench.failure().reason else {
          return #expect(Bool(false), "\(coding)")
        }
        #expect(bench.contents(Bench.name(0)) == nil)
      }
    }
  }

  /// The name of a file, its content, and what is wrong with it.
  @Test(arguments: FileSample.all)
  func aFileHasTheMarksOfItsFormat(sample: FileSample) async throws {
    try await Bench.with { bench in
      bench.fake.nextFileDownload(.completed(files: [sample.bytes]))
      switch await bench.result(of: sample.format, sample.compression) {
      case .success(let files):
        #expect(sample.fault == nil && files.files.map(\.bytes) == [Int64(sample.bytes.count)])
      case .failure(let error):
        let words = try #require(sample.fault, "\(error)")
        guard case .wrongContent(let text) = error.reason else { return #expect(Bool(false), "\(error)") }
        #expect(text.contains(words))
        let leftovers = bench.names.filter { !$0.hasPrefix(".") }
        #expect(leftovers.allSatisfy { $0.hasSuffix(".partial") && bench.contents($0) == [] }, "nothing of it is kept")
        // It isn't recorded: the same call requests it again.
        bench.wire.forgetRequests()
        _ = await bench.result(of: sample.format, sample.compression)
        #expect(bench.wire.ranges == [nil] && bench.creates == 1)
      }
    }
  }
}

/// A file as a store may send it.
struct FileSample: Sendable, CustomTestStringConvertible {
  let format: FileFormat
  var compression: FileCompression?
  let bytes: [UInt8]
  var fault: String?

  var testDescription: String {
    "\(format.rawValue) \(compression?.rawValue ?? "-"), \(bytes.count) bytes: \(fault ?? "good")"
  }

  static let page = Array("<!DOCTYPE html><title>Please sign in</title>".utf8)

  static let all: [FileSample] = [
    FileSample(format: .parquet, bytes: Array("PAR1 and so on PAR1".utf8)),
    FileSample(format: .parquet, compression: .gzip, bytes: Array("PAR1 and so on PAR1".utf8)),
    FileSample(format: .parquet, bytes: Array("PAR1PAR1".utf8)),
    FileSample(format: .parquet, bytes: Array("PAR1".utf8), fault: "end"),
    FileSample(format: .parquet, bytes: Array("PAR1 and no en".utf8), fault: "end"),
    FileSample(format: .parquet, bytes: Array("no beginning PAR1".utf8), fault: "begin"),
    FileSample(format: .parquet, bytes: [], fault: "begin"),
    FileSample(format: .parquet, bytes: page, fault: "begin"),
    FileSample(format: .jsonLines, compression: .gzip, bytes: [0x1F, 0x8B, 8, 0]),
    FileSample(format: .jsonLines, compression: .gzip, bytes: Array("{}\n".utf8), fault: "gzip"),
    FileSample(format: .jsonLines, compression: .gzip, bytes: [], fault: "gzip"),
    FileSample(format: .jsonLines, compression: .brotli, bytes: [0x0B, 0x01]),
    FileSample(format: .jsonLines, bytes: Array("{}\n".utf8)),
    FileSample(format: .jsonLines, bytes: []),
    FileSample(format: .jsonLines, bytes: Array("\u{FEFF} \r\n\t{}".utf8)),
    FileSample(format: .jsonLines, bytes: Array(repeating: 0x0A, count: 1_000) + Array("{}".utf8)),
    FileSample(format: .jsonLines, bytes: Array(repeating: 0x0A, count: 17) + page, fault: "begin"),
    FileSample(format: .jsonLines, bytes: Array(repeating: 0x20, count: 1_000) + page, fault: "begin"),
    FileSample(format: .jsonLines, bytes: [0xFF, 0xFE] + page.flatMap { [$0, 0] }, fault: "begin"),
    FileSample(format: .jsonLines, bytes: [0xFE, 0xFF] + page.flatMap { [0, $0] }, fault: "begin"),
    FileSample(format: .jsonLines, bytes: Array("Please sign in".utf8), fault: "begin"),
    FileSample(format: .jsonLines, bytes: Array("[{}]".utf8), fault: "begin"),
    FileSample(format: .jsonLines, bytes: Array("\n\n".utf8), fault: "begin"),
    FileSample(format: .jsonLines, bytes: page, fault: "begin"),
    FileSample(format: .jsonLines, bytes: Array("\u{FEFF}\r\n <html>".utf8), fault: "begin"),
  ]
}
