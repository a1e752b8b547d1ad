import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Synchronization
import SystemPackage
import Testing

@testable import OperationClient
@testable import PostHogBatchExports

/// What ends a call, and how the same call continues.
@Suite struct InterruptionTests {
  /// Ends a download when this many bytes of a file have arrived.
  private func interrupt(_ bench: Bench, file: Int, after bytes: Int) async throws {
    let task = Task { [bench] in try await bench.download(options: DownloadOptions(parallelFiles: 1)) }
    for _ in 0..<file { bench.wire.next(.pass) }
    bench.wire.next(.after(bytes) { task.cancel() })
    let error = try await #require(throws: PostHogError.self) { try await task.value }
    guard case .cancelled = error.kind else { return #expect(Bool(false), "\(error)") }
    bench.wire.forgetRequests()
    bench.fake.forgetRequests()
  }

  @Test func cancellingKeepsWhatHasArrivedAndTheSameCallGoesOn() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(300, 1_000, 50)
      try await interrupt(bench, file: 1, after: 600)
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(bench.contents(Bench.name(1) + ".partial") == Array(files[1].prefix(600)))
      let result = try await bench.download()
      #expect(bench.creates == 0, "the export is the one of the first call")
      #expect(bench.wire.ranges.contains("bytes=600-") && bench.wire.requests.count == 2)
      #expect(try result.files.map { try Array(Data(contentsOf: $0.url)) } == files)
    }
  }

  @Test func aCallThatIsInterruptedWhileTheExportRunsGoesOnWaiting() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(20)
      let task = Task {
        try await bench.downloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
      }
      try await bench.clock.waitForSleepers()
      task.cancel()
      await #expect(throws: PostHogError.self) { try await task.value }
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
    }
  }

  @Test func aFileThatChangedBetweenTwoCallsIsRestarted() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      let new = Bench.bytes(1_000, seed: 9)
      try await interrupt(bench, file: 0, after: 600)
      let id = try #require(UUID(uuidString: try bench.manifest()["export"]?.string ?? ""))
      bench.fake.replaceFile(0, of: id, with: new)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == new)
    }
  }

  // MARK: The export is gone

  @Test func anExportThatExpiredIsMadeAgain() async throws {
    try await Bench.with {
      $0.fileLifetime = .seconds(3_600)
    } _: { bench in
      bench.nextExport(300, 1_000, 10)
      try await interrupt(bench, file: 1, after: 600)
      bench.clock.advance(by: .seconds(3_600))
      let files = bench.nextExport(500)
      let result = try await bench.download()
      #expect(bench.creates == 1)
      #expect(try result.files.map { try Array(Data(contentsOf: $0.url)) } == files)
      #expect(bench.names == [Bench.manifest, Bench.name(0)], "nothing of the first export is left")
    }
  }

  @Test func filesThatThisCallFinishedAreReplacedTooWhenTheExportIsGone() async throws {
    try await Bench.with { bench in
      bench.nextExport(300, 1_000, 10)
      try await interrupt(bench, file: 1, after: 600)
      let files = bench.nextExport(500, 400)
      let third = try #require(try bench.manifest()["parts"]?[2]?["id"]?.string)
      bench.fake.respondNext(to: { $0.path.hasSuffix("/download/\(third)/") }, with: .refused)
      let result = try await bench.download(options: DownloadOptions(parallelFiles: 1))
      #expect(try result.files.map { try Array(Data(contentsOf: $0.url)) } == files)
      #expect(bench.names == [Bench.manifest, Bench.name(0), Bench.name(1)])
    }
  }

  @Test func aReplacementThatStoppedBeforeItsLastStepTakesIt() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(100)
      let first = try await bench.download()
      let old = (0...1).map { #"{"file":"\#(Bench.name($0))","received":3,"checksum":\#(Bench.checksum("old"))}"# }
      try bench.changeManifest {
        (#"{"superseded":[\#(old.joined(separator: ","))],"# + $0.trimmingPrefix("{"))
          .replacing(#""finished":true"#, with: #""finished":false"#)
      }
      try bench.put("old", Bench.name(1))
      bench.fake.forgetRequests()
      #expect(try await bench.download() == first)
      #expect(bench.names == [Bench.manifest, Bench.name(0)] && bench.contents(Bench.name(0)) == files[0])
      #expect(try bench.manifest()["superseded"] == nil && bench.fake.requests.isEmpty)
    }
  }

  /// One file is finished, the export expires, and the new one is about to take its name.
  private func withExpired(_ body: (_ bench: Bench, _ old: [[UInt8]]) async throws -> Void) async throws {
    try await Bench.with {
      $0.fileLifetime = .seconds(3_600)
    } _: { bench in
      let old = bench.nextExport(300, 200, 1_000)
      try await interrupt(bench, file: 2, after: 600)
      bench.clock.advance(by: .seconds(3_600))
      try await body(bench, old)
    }
  }

  /// Even one of the same length.
  @Test(arguments: ["precious", String(repeating: "x", count: 300)], [false, true])
  func aForeignFileUnderANameOfTheExportThatExpiredStays(text: String, appearsLate: Bool) async throws {
    try await withExpired { bench, _ in
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(0)))
      if !appearsLate { bench.appear(text, Bench.name(0)) }
      let files = bench.nextExport(500)
      if appearsLate { bench.wire.next(.meanwhile { bench.appear(text, Bench.name(0)) }) }
      for _ in 0..<2 { #expect(try await bench.failure().reason == .fileExists) }
      #expect(bench.contents(Bench.name(0)) == Array(text.utf8))
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(0)))
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
      #expect(bench.names == [Bench.manifest, Bench.name(0)], "what is left of the first export has gone")
    }
  }

  @Test func aForeignFileThatIsNotInTheWayStaysToo() async throws {
    try await withExpired { bench, _ in
      bench.nextExport(500)
      bench.wire.next(
        .meanwhile {
          try? FileManager.default.removeItem(atPath: bench.path(Bench.name(1)))
          bench.appear("precious", Bench.name(1))
        })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(1)) == Array("precious".utf8) && bench.creates == 1)
    }
  }

  @Test func anExportThatExpiresAgainAndAgainLeavesNoMoreBehind() async throws {
    try await withExpired { bench, _ in
      for round in 1...3 {
        bench.nextExport(300, 200 + round, 1_000)
        try await interrupt(bench, file: 2, after: 600)
        #expect(try bench.manifest()["superseded"]?.array?.count == 2)
        bench.clock.advance(by: .seconds(3_600))
      }
      let files = bench.nextExport(10)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.names == [Bench.manifest, Bench.name(0)])
    }
  }

  @Test func whatHasArrivedIsKeptUntilThereIsAnotherExport() async throws {
    try await Bench.with {
      $0.fileLifetime = .seconds(3_600)
    } _: { bench in
      bench.nextExport(1_000)
      try await interrupt(bench, file: 0, after: 600)
      bench.clock.advance(by: .seconds(3_600))
      bench.fake.respondNext(to: { $0.head.method == .post }, with: .refused)
      let error = try await bench.failure()
      #expect(error.kind == .validation(field: nil))
      #expect(bench.contents(Bench.name(0) + ".partial")?.count == 600)
      #expect(bench.names.count == 2, "and nothing else but the manifest")
      let files = bench.nextExport(500)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.names == [Bench.manifest, Bench.name(0)])
    }
  }

  @Test func aFileThatWasMovedAwayIsNoReasonToReplaceItByTheOldOne() async throws {
    try await Bench.with { bench in
      bench.nextExport(100, 200)
      _ = try await bench.download()
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(0)))
      let files = bench.nextExport(300, 50)
      bench.fake.forgetRequests()
      _ = try await bench.download(options: DownloadOptions(replacesExistingFiles: true))
      #expect(
        bench.creates == 1 && bench.contents(Bench.name(0)) == files[0] && bench.contents(Bench.name(1)) == files[1])
    }
  }

  @Test(arguments: [FakeFileDownloadOutcome.failed("No.", as: .failed), .failed(nil, as: .terminated)])
  func anExportThatFailedMeanwhileIsMadeAgain(outcome: FakeFileDownloadOutcome) async throws {
    try await Bench.with { bench in
      bench.fake.nextFileDownload(outcome)
      _ = try await bench.failure()
      let files = bench.nextExport(500)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 2)
    }
  }

  @Test func anExportThatTheServerDoesNotKnowIsMadeAgain() async throws {
    try await Bench.with { bench in
      bench.nextExport(300)
      try await interrupt(bench, file: 0, after: 100)
      let id = try #require(try bench.manifest()["export"]?.string)
      try bench.changeManifest { $0.replacing(id, with: "00000000-0000-4000-8000-000000000000") }
      let files = bench.nextExport(500)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
    }
  }

  @Test func aForeignExportIsNotMadeAgain() async throws {
    try await Bench.with { bench in
      bench.fake.nextFileDownload(.failed("No."))
      let id = try await bench.downloads.create(
        .persons(FileDownloadFile(), dataIntervalStart: Bench.start, dataIntervalEnd: Bench.end)
      ).id
      for _ in 0..<2 {
        let error = try await #require(throws: PostHogError.self) {
          try await bench.clock.withTimePassing { () throws(PostHogError) in
            try await bench.downloads[id].download(into: bench.folder)
          }
        }
        guard case .job(let failure) = error.kind else { return #expect(Bool(false), "\(error)") }
        #expect(failure.reason == .failed && failure.message == "No.")
      }
      #expect(bench.creates == 1)
    }
  }

  // MARK: One at a time

  @Test func twoDownloadsOfTheSameFilesAreRefused() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      let first = Task {
        try await bench.downloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
      }
      try await bench.clock.waitForSleepers()
      let error = try await #require(throws: PostHogError.self) {
        try await bench.downloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
      }
      #expect(error.reason == .lockedByAnother)
      #expect(bench.creates == 1)
      let files = try await bench.clock.withTimePassing { try await first.value.files }
      #expect(files.count == 1)
    }
  }

  @Test func differentDownloadsCanShareAFolder() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      bench.nextExport(100)
      _ = try await bench.clock.withTimePassing {
        async let events = bench.downloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
        async let persons = bench.downloads.download(
          .persons, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
        return try await [events, persons]
      }
      #expect(bench.names.filter { $0.hasSuffix(".jsonl") }.count == 2)
    }
  }

  @Test func differentDownloadsCanMakeTheSameFolders() async throws {
    try await Bench.with { bench in
      let folder = bench.folder.appending(path: "a/b/c/d")
      for _ in 0..<3 { bench.nextExport(100) }
      let models: [ExportModel] = [.events, .persons, .sessions]
      let files = try await bench.clock.withTimePassing {
        try await withThrowingTaskGroup(of: DownloadedFiles.self) { group in
          for model in models {
            group.addTask {
              try await bench.downloads.download(
                model, from: Bench.start, to: Bench.end, format: .jsonLines, into: folder)
            }
          }
          return try await group.reduce(0) { $0 + $1.files.count }
        }
      }
      #expect(files == 3)
    }
  }

  /// What another process does on a file system without locks.
  @Test func aFileThatAnotherProcessWroteIntoIsRestarted() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(100)
      bench.wire.next(.after(50) { bench.append("theirs", Bench.name(0) + ".partial") })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(bench.wire.ranges == [nil, nil])
    }
  }

  @Test func aFileThatAnotherProcessKeepsWritingIntoIsGivenUp() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      for _ in 0..<20 { bench.wire.next(.after(50) { bench.append("theirs", Bench.name(0) + ".partial") }) }
      let reason = try await bench.failure().reason
      #expect(reason == .restartedTooOften)
      #expect(bench.contents(Bench.name(0)) == nil && bench.wire.requests.count < 20)
    }
  }

  /// The lock file is removed, and a second call comes while a file arrives.
  @Test func aSecondDownloadDoesNotTouchAFileThatArrives() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      let second = Mutex<PostHogError?>(nil)
      bench.wire.next(
        .after(500) {
          try? FileManager.default.removeItem(atPath: bench.path(Bench.manifest.replacing(".json", with: ".lock")))
          let partial = DownloadFolder(path: .init(bench.folder.path))
          do throws(PostHogError) { _ = try PartialFile(Bench.name(0), in: partial) } catch {
            second.withLock { $0 = error }
          }
        })
      _ = try await bench.download()
      #expect(second.withLock { $0?.reason } == .lockedByAnother)
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == [nil])
    }
  }

  /// What another process does on a file system without locks: it finishes the file, or starts another.
  @Test(arguments: [false, true])
  func aFileThatHasGotItsNameMeanwhileIsNotWrittenInto(isBegunAnew: Bool) async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      let partial = bench.path(Bench.name(0) + ".partial")
      bench.wire.next(
        .after(500) {
          try? FileManager.default.moveItem(atPath: partial, toPath: bench.path(Bench.name(0)))
          if isBegunAnew { bench.appear("theirs", Bench.name(0) + ".partial") }
        })
      let reason = try await bench.failure().reason
      #expect(reason == .lockedByAnother)
      #expect(bench.contents(Bench.name(0)) == Array(Bench.bytes(1_000).prefix(500)), "neither longer nor shorter")
      #expect(bench.contents(Bench.name(0) + ".partial") == (isBegunAnew ? Array("theirs".utf8) : nil))
    }
  }

  @Test func aPartialFileIsNotCutOrPublishedWhenItsNameLeadsToAnother() async throws {
    try await Bench.with { bench in
      try bench.put("", "other")
      let file = try PartialFile("file", in: DownloadFolder(path: .init(bench.folder.path)))
      try FileManager.default.moveItem(atPath: bench.path("file.partial"), toPath: bench.path("finished"))
      bench.append("whole", "finished")
      bench.appear("other", "file.partial")
      #expect(throws: PostHogError.self) { try file.cut() }
      await #expect(throws: PostHogError.self) { try await file.publish(length: 5, replacing: true) }
      #expect(
        bench.names == ["file.partial", "finished", "other"] && bench.contents("finished") == Array("whole".utf8))
    }
  }

  @Test func aLockThatWasLeftBehindBlocksNoDownload() async throws {
    try await Bench.with { bench in
      bench.nextExport(10)
      try bench.put("", Bench.manifest.replacing(".json", with: ".lock"))
      #expect(try await bench.download().files.count == 1)
    }
  }
}

extension Bench {
  /// Appends bytes of another origin to a file.
  func append(_ text: String, _ name: String) {
    let file = FileHandle(forWritingAtPath: path(name))
    _ = try? file?.seekToEnd()
    try? file?.write(contentsOf: Data(text.utf8))
  }

  /// The first line of the manifest.
  func manifest() throws -> JSONValue {
    let line = (contents(Self.manifest) ?? []).prefix { $0 != UInt8(ascii: "\n") }
    return try JSONValue(json: SealedLine.open(line))
  }

  /// Changes the lines of the manifest, one after the other, with the checksum of the new text before each.
  func changeManifest(_ change: (String) -> String) throws {
    let lines = try #require(contents(Self.manifest)).split(separator: UInt8(ascii: "\n"))
    let new = try lines.flatMap { line in
      SealedLine.seal(Array(change(String(decoding: try SealedLine.open(line), as: UTF8.self)).utf8))
    }
    try put(String(decoding: new, as: UTF8.self), Self.manifest)
  }

  /// The checksum of a text.
  static func checksum(_ text: String) -> UInt32 {
    var all = Checkpoint()
    Array(text.utf8).withUnsafeBytes { all.add($0) }
    return all.checksum
  }
}
