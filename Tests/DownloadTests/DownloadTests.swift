import Foundation
import HTTPTypes
import OperationCore
import PostHogAPI
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// A download from the request to the files.
@Suite struct DownloadTests {
  @Test func allFilesOfAnExportArrive() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000, 25, 0)
      let result = try await bench.download()
      #expect(result.files.map(\.url.lastPathComponent) == [Bench.name(0), Bench.name(1), Bench.name(2)])
      #expect(result.files.map(\.bytes) == [1_000, 25, 0])
      #expect(result.bytes == 1_025 && result.records == 3)
      for (file, bytes) in zip(result.files, files) {
        #expect(try Array(Data(contentsOf: file.url)) == bytes)
      }
      #expect(bench.names == [Bench.manifest] + (0..<3).map(Bench.name), "nothing else is left")
    }
  }

  @Test func aFileIsReadableByItsOwnerOnly() async throws {
    try await Bench.with { bench in
      bench.nextExport(10)
      _ = try await bench.download()
      for name in bench.names {
        let mode = try FileManager.default.attributesOfItem(atPath: bench.path(name))[.posixPermissions] as? Int
        #expect(mode == 0o600, "\(name)")
      }
    }
  }

  @Test func anEmptyExportIsASuccess() async throws {
    try await Bench.with { bench in
      bench.nextExport()
      let result = try await bench.download()
      #expect(result.files.isEmpty && result.bytes == 0)
      #expect(try await bench.download() == result)
      #expect(bench.creates == 1)
    }
  }

  @Test func theSameCallFindsWhatIsThereWithoutARequest() async throws {
    try await Bench.with { bench in
      bench.nextExport(100, 200)
      let first = try await bench.download()
      bench.fake.forgetRequests()
      #expect(try await bench.download() == first)
      #expect(bench.fake.requests.isEmpty)
    }
  }

  @Test func aFileThatWasDeletedIsFetchedAgain() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(100, 200)
      _ = try await bench.download()
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(1)))
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(1)) == files[1])
      #expect(bench.wire.requests.count == 1 && bench.creates == 1)
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: [1, 3])
  func asManyFilesAsAskedForAreFetchedAtATime(count: Int) async throws {
    try await Bench.with { bench in
      bench.nextExport(50, 50, 50, 50, 50)
      bench.wire.holdBodies(until: count)
      let result = try await bench.download(options: DownloadOptions(parallelFiles: count))
      #expect(result.files.count == 5 && bench.wire.mostBodiesAtATime == count)
    }
  }

  @Test func progressGoesThroughItsPhasesToTheEnd() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000, 500)
      let reports = Mutex<[DownloadProgress]>([])
      let result = try await bench.download { report in reports.withLock { $0.append(report) } }
      let seen = reports.withLock(\.self)
      #expect(seen.map(\.phase) == seen.map(\.phase).sorted())
      #expect(Set(seen.map(\.phase)) == [.requesting, .exporting, .downloading, .finished])
      let last = try #require(seen.last)
      #expect(last.bytes == 1_500 && last.totalBytes == 1_500 && last.files == 2 && last.totalFiles == 2)
      #expect(last.export == result.export)
      #expect(zip(seen, seen.dropFirst()).allSatisfy { $0 != $1 })
      reports.withLock { $0 = [] }
      _ = try await bench.download { report in reports.withLock { $0.append(report) } }
      #expect(reports.withLock(\.last) == last, "also when there is nothing left to do")
    }
  }

  @Test(arguments: [FakeJobStatus.failed, .failedRetryable, .failedBilling, .terminated, .timedOut])
  func anExportThatFailsSaysWhy(status: FakeJobStatus) async throws {
    try await Bench.with { bench in
      bench.fake.nextFileDownload(.failed("The query took too long.", as: status))
      let error = try await bench.failure()
      guard case .job(let failure) = error.kind else { return #expect(Bool(false), "\(error)") }
      #expect(failure.status == status.rawValue)
      #expect("\(error)".contains("The query took too long."))
    }
  }

  @Test func anExportThatTakesTooLongIsWaitedForByTheSameCall() async throws {
    try await Bench.with {
      $0.timing.running = .seconds(5_000)
    } _: { bench in
      bench.nextExport(10)
      guard case .job(let failure) = try await bench.failure().kind else { return #expect(Bool(false)) }
      #expect(failure.reason == .timedOut(after: .seconds(3_600)))
      let result = try await bench.download()
      #expect(result.files.count == 1 && bench.creates == 1)
    }
  }

  /// The system takes a path for its part before a NUL.
  @Test(arguments: ["file:///tmp/a%00b", "file:///tmp/x%FFy", "file:", "https://example.com/a"])
  func aFolderWithoutAPathIsRefusedBeforeAnythingIsSent(url: String) async throws {
    try await Bench.with { bench in
      let folder = try #require(URL(string: url))
      let error = try await #require(throws: PostHogError.self) {
        try await bench.downloads.download(.events, from: Bench.start, to: Bench.end, into: folder)
      }
      guard case .invalidRequest = error.kind else { return #expect(Bool(false), "\(error)") }
      #expect(bench.fake.requests.isEmpty)
    }
  }

  @Test func anExportOfRecordsWithoutFilesIsNotTakenForAnEmptyOne() async throws {
    try await Bench.with { bench in
      bench.fake.nextFileDownload(.completed(files: [], records: 1_000))
      for _ in 0..<2 {
        let error = try await bench.failure()
        guard case .decoding(let failure) = error.kind else { return #expect(Bool(false), "\(error)") }
        #expect(failure.pointer == "/files" && "\(error)".contains("1000 records"))
      }
      #expect(bench.creates == 1)
    }
  }

  @Test func aCompletedExportWithoutAListOfFilesIsNotTakenForAnEmptyOne() async throws {
    try await Bench.with { bench in
      bench.nextExport(10)
      bench.fake.respondNext(
        to: { $0.head.method == .get }, with: FakeResponse(status: .ok, json: #"{"status": "Completed"}"#))
      guard case .decoding = try await bench.failure().kind else { return #expect(Bool(false)) }
    }
  }

  @Test func filesOfAnExportThatIsThereAreDownloaded() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(300, 40)
      let created = try await bench.downloads.create(
        .events(
          FileDownloadFile(format: .jsonLines, compression: .gzip), dataIntervalStart: Bench.start,
          dataIntervalEnd: Bench.end))
      let result = try await bench.clock.withTimePassing { () throws(PostHogError) in
        try await bench.downloads[created.id].download(into: bench.folder)
      }
      let id = created.id.uuidString.lowercased()
      #expect(result.export == created.id)
      #expect(result.files.map(\.url.lastPathComponent) == ["\(id)-00000.jsonl", "\(id)-00001.jsonl"])
      #expect(bench.contents("\(id)-00001.jsonl") == files[1])
      #expect(bench.creates == 1)
    }
  }
}

// MARK: - Refused before anything is sent

@Suite struct DownloadRequestTests {
  @Test(
    arguments: [
      (0, 7 * 86_400, nil), (0, 0, nil), (0, 7 * 86_400 + 1, "7 days"), (0, 30 * 86_400, "7 days"),
      (86_400, 0, "ends before it begins"),
    ] as [(Int, Int, String?)])
  func theIntervalIsChecked(from: Int, to: Int, words: String?) async throws {
    try await Bench.with { bench in
      bench.nextExport()
      let day = Bench.start.addingTimeInterval(-30 * 86_400)
      func download() async throws(PostHogError) {
        _ = try await bench.clock.withTimePassing { () throws(PostHogError) in
          try await bench.downloads.download(
            .sessions, from: day.addingTimeInterval(Double(from)), to: day.addingTimeInterval(Double(to)),
            into: bench.folder)
        }
      }
      guard let words else { return try await download() }
      let error = try await #require(throws: PostHogError.self) { try await download() }
      guard case .invalidRequest(let text) = error.kind else { return #expect(Bool(false), "\(error)") }
      #expect(text.contains(words))
      #expect(bench.fake.requests.isEmpty && bench.names.isEmpty)
    }
  }

  @Test(arguments: [ExportModel.hogql, ExportModel(rawValue: "groups")])
  func aModelThatNeedsMoreThanAnIntervalIsRefused(model: ExportModel) async throws {
    try await Bench.with { bench in
      let error = try await #require(throws: PostHogError.self) {
        try await bench.downloads.download(model, from: Bench.start, to: Bench.end, into: bench.folder)
      }
      #expect("\(error)".contains(model.rawValue))
      #expect(bench.fake.requests.isEmpty)
    }
  }

  @Test(
    arguments: [
      (.zstd, true), (.lz4, true), (.snappy, true), (.gzip, false), (.brotli, false), (nil, false),
      (FileCompression(rawValue: "lzma"), false),
    ] as [(FileCompression?, Bool)])
  func linesAreNotCompressedAsNoServerDoes(compression: FileCompression?, isRefused: Bool) async throws {
    try await Bench.with { bench in
      bench.nextExport()
      let result = await bench.result(of: .jsonLines, compression)
      switch result {
      case .success: #expect(!isRefused)
      case .failure(let error):
        guard isRefused else {
          return #expect(error.kind == .validation(field: "file.compression"), "the server's to say")
        }
        guard case .invalidRequest(let text) = error.kind else { return #expect(Bool(false), "\(error)") }
        #expect(text.contains(compression?.rawValue ?? "") && text.contains("gzip"))
        #expect(bench.fake.requests.isEmpty && bench.names.isEmpty)
      }
    }
  }

  @Test(arguments: [FileCompression.zstd, .lz4, .snappy, .gzip, .brotli])
  func parquetTakesEveryCompression(compression: FileCompression) async throws {
    try await Bench.with { bench in
      bench.nextExport()
      let files = try await bench.result(of: .parquet, compression).get().files
      #expect(files.isEmpty)
    }
  }

  @Test func aFileThatExistsIsNotOverwritten() async throws {
    try await Bench.with { bench in
      try bench.put("mine", Bench.name(0))
      let reason = try await bench.failure().reason
      #expect(reason == .fileExists)
      #expect(bench.fake.requests.isEmpty, "nothing was asked for in vain")
      #expect(bench.contents(Bench.name(0)) == Array("mine".utf8))
    }
  }

  @Test func aLaterFileThatExistsIsNotOverwrittenEither() async throws {
    try await Bench.with { bench in
      bench.nextExport(10, 10)
      try bench.put("mine", Bench.name(1))
      let error = try await bench.failure()
      #expect(error.reason == .fileExists && "\(error)".contains(Bench.name(1)))
      #expect(bench.wire.requests.isEmpty)
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(1)))
      #expect(try await bench.download().files.count == 2)
      #expect(bench.creates == 1)
    }
  }

  @Test func aFileThatAppearsMeanwhileIsNotOverwritten() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      bench.wire.next(.after(50) { bench.appear("mine", Bench.name(0)) })
      let error = try await bench.failure()
      #expect(error.reason == .fileExists)
      #expect(bench.contents(Bench.name(0)) == Array("mine".utf8))
    }
  }

  @Test func filesAreReplacedWhenAsked() async throws {
    try await Bench.with { bench in
      bench.nextExport(10, 20, 30)
      let first = try await bench.download()
      let files = bench.nextExport(100, 50)
      let second = try await bench.download(options: DownloadOptions(replacesExistingFiles: true))
      #expect(second.export != first.export && bench.creates == 2)
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.contents(Bench.name(1)) == files[1])
      #expect(
        bench.names == [Bench.manifest, Bench.name(0), Bench.name(1)], "the third file of the old export is gone")
    }
  }
}
