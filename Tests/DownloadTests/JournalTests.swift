import Foundation
import OperationCore
import PostHogBatchExportsTesting
import SystemPackage
import Testing

@testable import PostHogBatchExports

/// The manifest grows by lines. A crash may cut only the last one short.
@Suite struct JournalTests {
  private func withJournal(parts: Int, _ body: (DownloadLedger, DownloadFolder) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = DownloadFolder(path: .init(folder.path))
    let manifest = DownloadManifest(
      request: "r", export: UUID(), records: nil,
      parts: (0..<parts).map { DownloadManifest.Part(id: UUID(), file: "name-\($0)") })
    try await body(DownloadLedger(manifest, at: "journal", in: files), files)
  }

  private static func state(_ bytes: Int64, validator: String = "\"x\"") -> PartState {
    PartState(
      identity: FileIdentity(length: 1 << 40, validator: validator), arrived: Checkpoint(bytes: bytes, checksum: 1))
  }

  @Test func aChangeOfOnePartCostsALine() async throws {
    try await withJournal(parts: 300) { ledger, folder in
      try await ledger.note(0, Self.state(1))
      let begin = try #require(try folder.stat("journal"))
      for part in 1..<300 { try await ledger.note(part, Self.state(1), lasting: part % 100 == 0) }
      let end = try #require(try folder.stat("journal"))
      #expect(end.inode == begin.inode && end.size - begin.size < 299 * 120)
    }
  }

  @Test func aJournalDoesNotGrowWithoutEnd() async throws {
    try await withJournal(parts: 10) { ledger, folder in
      let long = "\"" + String(repeating: "x", count: 900) + "\""
      for bytes in 1...2_500 as ClosedRange<Int64> { try await ledger.note(3, Self.state(bytes, validator: long)) }
      let size = try #require(try folder.stat("journal")).size
      #expect(size < 2 << 20)
      #expect(ledger.manifest.parts?[3].state == Self.state(2_500, validator: long))
    }
  }

  @Test func nothingIsWrittenWhereNothingChanged() async throws {
    try await withJournal(parts: 3) { ledger, folder in
      try await ledger.note(0, Self.state(1))
      let size = try folder.stat("journal")?.size
      for _ in 1...5 { try await ledger.note(0, Self.state(1)) }
      try await ledger.update { _ in }
      #expect(try folder.stat("journal")?.size == size)
    }
  }

  /// The state after a crash, at many places of the lines after the first.
  @Test func aLineThatACrashCutShortIsLeftOut() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(20, 1_000)
      bench.wire.next(.pass, .cut(after: 500), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure(options: DownloadOptions(parallelFiles: 1))
      let journal = try #require(bench.contents(Bench.manifest))
      let partial = try #require(bench.contents(Bench.name(1) + ".partial"))
      let first = try #require(journal.firstIndex(of: UInt8(ascii: "\n")))
      #expect(journal.filter { $0 == UInt8(ascii: "\n") }.count > 3)
      for end in Array(stride(from: first, to: journal.count, by: 37)) + [journal.count - 1, journal.count] {
        try Data(journal.prefix(end)).write(to: bench.folder.appending(path: Bench.manifest))
        try Data(partial).write(to: bench.folder.appending(path: Bench.name(1) + ".partial"))
        try? FileManager.default.removeItem(atPath: bench.path(Bench.name(0)))
        try? FileManager.default.removeItem(atPath: bench.path(Bench.name(1)))
        bench.fake.forgetRequests()
        _ = try await bench.download()
        #expect(bench.creates == 0 && (0...1).map { bench.contents(Bench.name($0)) } == files, "\(end)")
      }
      #expect(
        bench.contents(Bench.manifest)?.filter { $0 == UInt8(ascii: "\n") }.count == 1, "one line is left at the end")
    }
  }

  /// After a loss of power a file can have its later length without its content.
  @Test(arguments: ["\0\0\0\0", "\0\0\0\0\n"])
  func aLineOfWhichNothingButItsLengthIsLeftIsLeftOut(line: String) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(.cut(after: 10), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure()
      bench.write(try #require(bench.contents(Bench.manifest)) + Array(line.utf8), Bench.manifest)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
    }
  }

  @Test(arguments: ["part\":0}", "00000000 {\"part\":0,\"done\":false}", "\0\0", ""])
  func aLineThatDoesNotFitItsChecksumIsAnError(line: String) async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(.cut(after: 10), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure()
      let manifest = try #require(bench.contents(Bench.manifest))
      let last = try #require(manifest.split(separator: UInt8(ascii: "\n")).last)
      bench.write(manifest + Array("\(line)\n".utf8) + last + [UInt8(ascii: "\n")], Bench.manifest)
      guard case .manifest(let text) = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(text.contains("checksum") && bench.creates == 1)
    }
  }

  @Test(arguments: [
    ("{\"part\":0,\"do", "broken"), ("", "broken"), ("null", "broken"),
    (#"{"part":2,"done":false}"#, "line 2"), (#"{"part":-1,"done":false}"#, "line 2"),
    (#"{"part":0,"done":true}"#, "as no server does"), (#"{"part":0,"received":1,"done":false}"#, "as no server does"),
    (#"{"part":0,"length":10,"received":11,"done":false}"#, "as no server does"),
    (#"{"part":0,"length":10,"received":-1,"done":false}"#, "as no server does"),
    (#"{"part":0,"length":10,"received":1,"checksum":4294967296,"done":false}"#, "checksum"),
    (#"{"part":0,"length":-1,"done":false}"#, "as no server does"),
    (#"{"part":0,"length":10,"received":1,"done":true}"#, "as no server does"),
  ])
  func aBrokenLineIsAnErrorAndNothingIsLost(line: String, words: String) async throws {
    try await Bench.with { bench in
      bench.nextExport(20, 1_000)
      bench.wire.next(.cut(after: 10), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure(options: DownloadOptions(parallelFiles: 1))
      let first = try #require(bench.contents(Bench.manifest)).prefix { $0 != UInt8(ascii: "\n") }
      bench.write(first + [UInt8(ascii: "\n")] + SealedLine.seal(Array(line.utf8)), Bench.manifest)
      let names = bench.names
      bench.fake.forgetRequests()
      let error = try await bench.failure()
      guard case .manifest = error.reason else { return #expect(Bool(false), "\(error)") }
      #expect("\(error)".contains(words), "\(error)")
      #expect(bench.names == names && bench.fake.requests.isEmpty)
    }
  }
}
