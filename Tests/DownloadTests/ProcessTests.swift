// What only a process of its own can show: one that is killed, and one that may write no further.

import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One at a time: waiting for a process blocks a thread of the pool that the process's server needs, and a machine with
/// two processors has two.
@Suite(.serialized) struct ProcessTests {
  @Test func aProcessThatIsKilledIsContinuedByAnother() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var configuration = FakeConfiguration()
    configuration.timing.scale(by: 0)
    let fake = FakePostHog(configuration: configuration)
    let files = [Bench.bytes(200_000), Bench.bytes(8_000_000, seed: 1)]
    fake.nextFileDownload(.completed(files: files))
    try await FakePostHogServer.serve(fake) { server in
      let (origin, path) = (server.origin, folder.path)
      await #expect(processExitsWith: .signal(SIGKILL)) { [origin = origin as String, path = path as String] in
        _ = try await Child.download(from: origin, into: path, by: Deadly(after: 1_200_000))
      }
      let partial = folder.appending(path: Bench.name(1) + ".partial").path
      let arrived = try #require(FileManager.default.contents(atPath: partial)).count
      #expect(arrived > 0)
      fake.forgetRequests()
      let result = try await Child.download(from: origin, into: path)
      #expect(try result.files.map { try Array(Data(contentsOf: $0.url)) } == files)
      let ranges = fake.requests.compactMap { $0.head.headerFields[.range] }
      let starts = ranges.compactMap { Int($0.dropFirst("bytes=".count).dropLast()) }
      #expect(starts.count == 1 && starts.allSatisfy { 0 < $0 && $0 <= arrived && arrived - $0 < 1 << 20 })
      #expect(fake.requests.count == 2, "an address and the rest of one file, and nothing of the other")
    }
  }

  @Test func aProcessThatIsKilledAgainAndAgainWhileTheFileChangesLeavesOneFile() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var configuration = FakeConfiguration()
    configuration.timing.scale(by: 0)
    let fake = FakePostHog(configuration: configuration)
    fake.nextFileDownload(.completed(files: [Bench.bytes(400_000)]))
    try await FakePostHogServer.serve(fake) { server in
      let (origin, path) = (server.origin, folder.path)
      var last: [UInt8] = []
      for (round, limit) in [270_000, 1, 300_000].enumerated() {
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [origin = origin as String, path = path as String, limit = limit as Int] in
          _ = try await Child.download(from: origin, into: path, by: Deadly(after: limit))
        }
        // Every second time it is another file, and every time but the last as long as before.
        if round.isMultiple(of: 2) {
          last = Bench.bytes(round == 2 ? 300_000 : 400_000, seed: round + 1)
          let request = try #require(fake.requests.last { $0.path.contains("/download/") })
          let export = try #require(
            request.path.split(separator: "/").dropLast(2).last.flatMap { UUID(uuidString: String($0)) })
          fake.replaceFile(0, of: export, with: last)
        }
      }
      let result = try await Child.download(from: origin, into: path)
      #expect(try result.files.map { try Array(Data(contentsOf: $0.url)) } == [last])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [Bench.manifest, Bench.name(0)].sorted())
    }
  }

  @Test func aFullDiskIsAClearErrorAndTheCallGoesOnWhenThereIsSpace() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      try await Bench.with { bench in
        let files = bench.nextExport(300, 90_000)
        try limitFiles(to: 50_000)
        let error = try await bench.failure()
        guard case .diskFull = error.reason else { return #expect(Bool(false), "\(error)") }
        #expect("\(error)".contains(Bench.name(1)) && "\(error)".contains("free some space and call again"))
        #expect(bench.contents(Bench.name(1) + ".partial")?.count == 50_000)
        try limitFiles(to: nil)
        bench.wire.forgetRequests()
        _ = try await bench.download()
        #expect(bench.contents(Bench.name(1)) == files[1])
        #expect(bench.wire.ranges == ["bytes=50000-"] && bench.creates == 1)
      }
    }
  }

  @Test func aDiskThatIsFullFromTheBeginningMakesNoExport() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      try await Bench.with { bench in
        try limitFiles(to: 0)
        for _ in 0..<3 {
          let error = try await bench.failure()
          guard case .diskFull = error.reason else { return #expect(Bool(false), "\(error)") }
        }
        #expect(bench.creates == 0)
        try limitFiles(to: nil)
        let files = bench.nextExport(300)
        _ = try await bench.download()
        #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
      }
    }
  }
}

/// What a child process does.
private enum Child {
  static func download(
    from origin: String, into path: String, by transport: any HTTPTransport = AsyncHTTPClientTransport.shared
  ) async throws -> DownloadedFiles {
    let client = PostHogClient(
      host: try .selfHosted(origin), credentials: try .static("phx_fake_key"), transport: transport)
    return try await client.project(1).fileDownloads.download(
      .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: URL(filePath: path),
      options: DownloadOptions(parallelFiles: 1))
  }
}

/// A transport that kills its process when this many bytes of bodies have been read.
private struct Deadly: HTTPTransport {
  let limit: Int
  let count = Counter()

  final class Counter: Sendable {
    let bytes = Atomic(0)
  }

  init(after limit: Int) { self.limit = limit }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let response = try await AsyncHTTPClientTransport.shared.send(request, body: body)
    let chunks = response.body.map { [limit, count] chunk in
      if count.bytes.add(chunk.count, ordering: .relaxed).newValue > limit { kill(getpid(), SIGKILL) }
      return chunk
    }
    return TransportResponse(head: response.head, body: ResponseBody(stream: chunks))
  }
}

/// Lets no file of this process become larger: like a full disk, without the rights to mount one.
func limitFiles(to bytes: UInt?) throws {
  var limit = rlimit()
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  #else
    let resource = RLIMIT_FSIZE
  #endif
  try #require(getrlimit(resource, &limit) == 0)
  limit.rlim_cur = bytes.map { rlim_t($0) } ?? limit.rlim_max
  try #require(setrlimit(resource, &limit) == 0)
}
