import Foundation
import OperationCore
import PostHogBatchExportsTesting
import Testing

@testable import PostHogBatchExports

/// The manifest beside the files is read as if it came from an untrusted source.
@Suite struct ManifestTests {
  /// A download that stopped: one file is complete, another one partial.
  private func withInterrupted(_ body: (Bench) async throws -> Void) async throws {
    try await Bench.with { bench in
      bench.nextExport(20, 1_000)
      let one = DownloadOptions(parallelFiles: 1)
      bench.wire.next(.pass, .cut(after: 500), .refuse, .refuse, .refuse, .refuse, .refuse)
      await #expect(throws: PostHogError.self) { try await bench.download(options: one) }
      bench.fake.forgetRequests()
      try await body(bench)
    }
  }

  @Test(arguments: [
    ("", "broken"), ("{", "broken"), ("[]", "broken"), ("null", "broken"), (#"{"version":1}"#, "broken"),
    (#"{"version":99,"request":"","export":""}"#, "version"),
  ])
  func aBrokenManifestIsAnErrorAndNothingIsLost(text: String, words: String) async throws {
    try await withInterrupted { bench in
      let names = bench.names
      try bench.put(String(decoding: SealedLine.seal(Array(text.utf8)), as: UTF8.self), Bench.manifest)
      let error = try await bench.failure()
      #expect("\(error)".contains(words) && "\(error)".contains(Bench.manifest), "\(error)")
      #expect(bench.names == names && bench.fake.requests.isEmpty)
    }
  }

  /// What an attacker could write into it.
  @Test(arguments: [
    (#"-00001.jsonl""#, #"-00001.jsonl/../../../../tmp/x""#),
    (Bench.name(1), "/etc/passwd"),
    (Bench.name(1), ".." + "/" + Bench.name(1)),
    (Bench.name(1), Bench.name(0)),
    (#""length":1000"#, #""length":-1"#),
    (#""length":1000"#, #""length":9223372036854775807"#),
    (#""validator":""#, #""validator":"a\r\nAuthorization: x"#),
    (#""length":1000,"#, #""done":true,"#),
    (#""done":false}]"#, #""done":false}],"superseded":[{"file":"/etc/passwd"}]"#),
    (#""finished":false"#, #""superseded":[{"file":"\#(Bench.name(1))"}],"finished":true"#),
    (
      #""finished":false"#,
      #""superseded":[{"file":"\#(Bench.name(1))"},{"file":"\#(Bench.name(1))"}],"finished":false"#
    ),
    (#""parts":["#, #""finished":true,"others":["#),
  ])
  func aHostileManifestIsRefused(old: String, new: String) async throws {
    try await withInterrupted { bench in
      let before = bench.contents(Bench.manifest)
      try bench.changeManifest { $0.replacing(old, with: new) }
      try #require(bench.contents(Bench.manifest) != before)
      let reason = try await bench.failure().reason
      guard case .manifest = reason else { return #expect(Bool(false), "\(String(describing: reason))") }
      #expect(bench.fake.requests.isEmpty)
    }
  }

  /// Any byte, even one of the export's id or of a name: never another export, and never another file.
  @Test func aManifestWithOneChangedByteIsAnErrorOrMeansTheSame() async throws {
    try await withInterrupted { bench in
      let manifest = try #require(bench.contents(Bench.manifest))
      let partial = try #require(bench.contents(Bench.name(1) + ".partial"))
      for place in stride(from: 0, to: manifest.count, by: 3) {
        var changed = manifest
        // A digit stays one, so that the text can still be read.
        changed[place] ^= 1
        bench.write(changed, Bench.manifest)
        bench.write(partial, Bench.name(1) + ".partial")
        try? FileManager.default.removeItem(atPath: bench.path(Bench.name(1)))
        switch await Result({ () async throws(PostHogError) in try await bench.download() }) {
        case .success(let files): #expect(files.files.map(\.url.lastPathComponent) == [Bench.name(0), Bench.name(1)])
        case .failure(let error):
          // Without its last line the manifest does not know that a file has got its name.
          guard case .manifest = error.reason else { #expect(error.reason == .fileExists, "\(place)"); continue }
        }
        #expect(bench.creates == 0 && bench.contents(Bench.name(0)) == Bench.bytes(20), "\(place)")
      }
    }
  }

  @Test func anotherRequestDoesNotContinueIt() async throws {
    try await withInterrupted { bench in
      let other = PostHogClient(
        host: .eu, credentials: try .static(Bench.key), transport: bench.fake, clock: bench.clock)
      let error = try await #require(throws: PostHogError.self) {
        try await other.project(1).fileDownloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
      }
      #expect(error.reason == .manifest("it belongs to a download with another host, project or request"))
    }
  }

  /// The process stopped after the manifest said that a file is done, and before the file had its name.
  private func withUnnamed(_ body: (_ bench: Bench, _ file: [UInt8]) async throws -> Void) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(100)
      _ = try await bench.download()
      try FileManager.default.moveItem(
        atPath: bench.path(Bench.name(0)), toPath: bench.path(Bench.name(0) + ".partial"))
      try await body(bench, files[0])
    }
  }

  @Test func aFinishedFileThatHasNoNameYetGetsItWithoutBeingFetched() async throws {
    try await withUnnamed { bench, file in
      bench.fake.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == file)
      #expect(bench.fake.requests.isEmpty)
    }
  }

  /// A crash in the step in which a file gets its name can leave it with both.
  @Test(arguments: [false, true])
  func aFileWithTwoNamesLosesTheOldOneAndKeepsItsBytes(isReplacing: Bool) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(100)
      _ = try await bench.download()
      try bench.changeManifest { $0.replacing(#""finished":true"#, with: #""finished":false"#) }
      try FileManager.default.linkItem(
        atPath: bench.path(Bench.name(0)), toPath: bench.path(Bench.name(0) + ".partial"))
      bench.fake.forgetRequests()
      let options = DownloadOptions(replacesExistingFiles: isReplacing)
      _ = try await bench.download(options: options)
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.names == [Bench.manifest, Bench.name(0)])
      #expect(bench.fake.requests.isEmpty)
      // Without the manifest the download can't know that they are one file.
      try FileManager.default.linkItem(
        atPath: bench.path(Bench.name(0)), toPath: bench.path(Bench.name(0) + ".partial"))
      try FileManager.default.removeItem(atPath: bench.path(Bench.manifest))
      bench.wire.next(.respond(Bench.refusal(404, "NoSuchKey")))
      bench.nextExport(50)
      _ = try await bench.failure(options: options)
      #expect(bench.contents(Bench.name(0)) == files[0])
    }
  }

  @Test func aFileOfTheSameSizeIsNotTakenForTheOneThatWaitsForItsName() async throws {
    try await withUnnamed { bench, file in
      try bench.put(String(repeating: "x", count: 100), Bench.name(0))
      for _ in 0..<2 { #expect(try await bench.failure().reason == .fileExists) }
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(0)))
      bench.fake.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == file && bench.fake.requests.isEmpty)
    }
  }

  @Test func aPartialFileLongerThanTheFileIsRestarted() async throws {
    try await withInterrupted { bench in
      try bench.put(String(repeating: "x", count: 5_000), Bench.name(1) + ".partial")
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(1)) == Bench.bytes(1_000, seed: 1))
    }
  }

  @Test func aSecondNameOfAnotherFileIsNotWrittenThrough() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      try bench.put("mine", "target")
      try FileManager.default.linkItem(atPath: bench.path("target"), toPath: bench.path(Bench.manifest + ".new"))
      _ = try await bench.download()
      #expect(bench.contents("target") == Array("mine".utf8))
    }
  }

  @Test func aLinkInTheWayIsNotWrittenThrough() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      try bench.put("mine", "target")
      try FileManager.default.createSymbolicLink(
        atPath: bench.path(Bench.name(0) + ".partial"), withDestinationPath: bench.path("target"))
      guard case .disk = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(bench.contents("target") == Array("mine".utf8))
    }
  }
}
