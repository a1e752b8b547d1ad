import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something other than a file has the name of one of the download's files. Opening a FIFO can block a thread forever.
@Suite(.timeLimit(.minutes(5))) struct ObstacleTests {
  static let names = [
    Bench.name(0) + ".partial", Bench.manifest, Bench.manifest + ".new",
    Bench.manifest.replacing("download.json", with: "download.lock"),
  ]

  @Test(arguments: names, Obstacle.allCases)
  func whatIsNoFileIsRefused(name: String, obstacle: Obstacle) async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      try obstacle.put(bench.path(name), in: bench)
      let error = try await bench.failure()
      guard case .disk(let text) = error.reason else { return #expect(Bool(false), "\(error)") }
      #expect(text.contains(obstacle.words) && "\(error)".contains(name))
      #expect(bench.contents("target") == Array("mine".utf8))
    }
  }

  @Test(arguments: Obstacle.allCases)
  func whatIsNoFileIsNotTakenForAFinishedOne(obstacle: Obstacle) async throws {
    try await Bench.with { bench in
      bench.nextExport(0)
      _ = try await bench.download()
      try FileManager.default.removeItem(atPath: bench.path(Bench.name(0)))
      try obstacle.put(bench.path(Bench.name(0)), in: bench)
      let reason = try await bench.failure().reason
      #expect(reason == .fileExists)
    }
  }
}

/// What can be in the way.
enum Obstacle: CaseIterable {
  case fifo, folder, link, brokenLink, linkToFIFO

  var words: String {
    switch self {
    case .fifo: "a FIFO"
    case .folder: "a folder"
    case .link, .brokenLink, .linkToFIFO: "a symbolic link"
    }
  }

  /// Puts it there, and a file and a FIFO that links point to.
  func put(_ path: String, in bench: Bench) throws {
    try bench.put("mine", "target")
    try #require(mkfifo(bench.path("pipe"), 0o600) == 0)
    switch self {
    case .fifo: try #require(mkfifo(path, 0o600) == 0)
    case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .link: try #require(symlink(bench.path("target"), path) == 0)
    case .brokenLink: try #require(symlink(bench.path("nothing"), path) == 0)
    case .linkToFIFO: try #require(symlink(bench.path("pipe"), path) == 0)
    }
  }
}
