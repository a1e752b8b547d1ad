import FakePostHogServer
import Foundation
import HTTPTypes
import PostHogBatchExportsTesting
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import PostHogBatchExports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Planned downloads by processes that are killed, and that may write no further.

extension ProcessTests {
  /// Killed again and again at a random request or chunk, and then left alone.
  @Test(arguments: [(52, 1), (20, 20)])
  func aPlanSurvivesProcessesThatAreKilled(weeks: Int, parallelWindows: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var configuration = FakeConfiguration()
    configuration.timing.scale(by: 0)
    let fake = FakePostHog(configuration: configuration)
    let kills = Effort.seeds(5, of: UInt64(weeks))
    try await FakePostHogServer.serve(fake) { server in
      let (origin, path) = (server.origin, folder.path)
      for seed in kills {
        var random = SeededGenerator(seed: seed)
        // A window takes at least four steps.
        let step = Int.random(in: 1...(4 * weeks / kills.count), using: &random)
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [
            origin = origin as String, path = path as String, weeks = weeks as Int, windows = parallelWindows as Int,
            step = step as Int
          ] in
          _ = try await PlanChild.download(weeks, from: origin, into: path, windows, by: Doomed(after: step))
        }
      }
      let result = try await PlanChild.download(weeks, from: origin, into: path, parallelWindows)
      let names = try result.get().map(\.url.lastPathComponent)
      #expect(names.count == weeks && names == names.sorted())
      let visible = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }
      #expect(visible.sorted() == names, "nothing partial is left")
      let made = fake.requests.count { Bench.isCreate($0) }
      // Of several windows at a time, others may have been between a response and its record.
      #expect(made == weeks || parallelWindows > 1 && made <= weeks + kills.count * (parallelWindows - 1), "\(made)")
      fake.forgetRequests()
      #expect(try await PlanChild.download(weeks, from: origin, into: path, parallelWindows).isComplete)
      #expect(fake.requests.isEmpty)
    }
  }

  @Test func aSecondProcessInTheFolderIsRefused() async throws {
    try await Bench.with { bench in
      let folder = DownloadFolder(path: FilePath(bench.folder.path))
      try folder.create()
      let lock = try DownloadLock(PlanManifest.lock, in: folder)
      defer { lock.release() }
      await #expect(processExitsWith: .success) { [path = bench.folder.path as String] in
        let downloads = try FakePostHog().client().project(1).fileDownloads
        let error = await #expect(throws: PostHogError.self) {
          _ = try await downloads.download(Bench.plan(weeks: 2), into: URL(filePath: path))
        }
        #expect(error?.reason == .lockedByAnother)
      }
    }
  }

  @Test func aFullDiskStopsAPlanAndTheNextCallGoesOn() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      try await Bench.with { bench in
        let plan = try Bench.plan(weeks: 4)
        for size in [300, 90_000, 300] { bench.nextExport(size) }
        try limitFiles(to: 50_000)
        let result = try await bench.download(plan, parallelWindows: 1)
        #expect(result.kinds == ["complete", "failed", "pending", "pending"])
        guard case .diskFull = result.stop?.reason else { return #expect(Bool(false), "\(result)") }
        try limitFiles(to: nil)
        #expect(try await bench.download(plan, parallelWindows: 1).isComplete && bench.made == 4)
      }
    }
  }
}

/// What a child process does.
private enum PlanChild {
  static func download(
    _ weeks: Int, from origin: String, into path: String, _ parallelWindows: Int,
    by transport: any HTTPTransport = AsyncHTTPClientTransport.shared
  ) async throws -> PlannedDownload {
    let client = PostHogClient(
      host: try .selfHosted(origin), credentials: try .static("phx_fake_key"), transport: transport)
    return try await client.project(1).fileDownloads.download(
      Bench.plan(weeks: weeks), into: URL(filePath: path), parallelWindows: parallelWindows)
  }
}

/// A transport that kills its process instead of a request or a chunk of a file.
private struct Doomed: HTTPTransport {
  let limit: Int
  let count = Counter()

  final class Counter: Sendable {
    let steps = Atomic(0)
  }

  init(after limit: Int) { self.limit = limit }

  private func step() {
    if count.steps.add(1, ordering: .relaxed).newValue >= limit { kill(getpid(), SIGKILL) }
  }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    step()
    let response = try await AsyncHTTPClientTransport.shared.send(request, body: body)
    guard request.path?.hasPrefix("/api/") == false else { return response }
    let chunks = response.body.map { [self] chunk in
      step()
      return chunk
    }
    return TransportResponse(head: response.head, body: ResponseBody(stream: chunks))
  }
}
