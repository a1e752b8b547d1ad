import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// A partial file that was modified has the same length as one that wasn't.
@Suite struct ChangedPartialTests {
  private static let cut = 700

  @Test(arguments: [0, 1, 350, 699])
  func aFileThatWasChangedInPlaceIsRestarted(place: Int) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(.cut(after: Self.cut), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure()
      try bench.flip(place, of: Bench.name(0) + ".partial")
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == [nil] && bench.creates == 1)
    }
  }

  @Test(arguments: [(0, nil), (699, nil), (701, "bytes=700-"), (100_000, "bytes=700-")] as [(Int, String?)])
  func aFileOfAnotherLengthKeepsWhatIsKnownToBeRight(size: Int, range: String?) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(.cut(after: Self.cut), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure()
      let file = try FileHandle(forUpdating: bench.folder.appending(path: Bench.name(0) + ".partial"))
      try file.truncate(atOffset: UInt64(size))
      try file.close()
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == [range])
    }
  }

  @Test func aWholeFileThatWasChangedBeforeItGotItsNameIsRestarted() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(100)
      _ = try await bench.download()
      try FileManager.default.moveItem(
        atPath: bench.path(Bench.name(0)), toPath: bench.path(Bench.name(0) + ".partial"))
      try bench.flip(50, of: Bench.name(0) + ".partial")
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
    }
  }

  /// The file continues through many exchanges and calls, and its checksum with it.
  @Test func aFileInManyPiecesKeepsItsChecksum() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000_000)
      for place in [10, 300_000, 400_000] {
        bench.wire.next(.cut(after: place), .cut(after: 1_000), .refuse, .refuse, .refuse, .refuse, .refuse)
        _ = try await bench.failure()
      }
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == ["bytes=703010-"])
    }
  }
}

extension Bench {
  /// Changes one byte of a file.
  fileprivate func flip(_ place: Int, of name: String) throws {
    var bytes = try #require(contents(name))
    bytes[place] ^= 1
    let file = try FileHandle(forUpdating: folder.appending(path: name))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }
}
