// The same over sockets, with the transport that programs use.

import Foundation
import HTTPTypes
import NIOHTTP1
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite struct SocketTests {
  /// The API in this process, and the object store on a socket.
  private struct Split: HTTPTransport {
    let api: FakePostHog
    let store: String

    func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      store.hasSuffix("//\(request.authority ?? "")")
        ? try await AsyncHTTPClientTransport.shared.send(request, body: body) : try await api.send(request, body: body)
    }
  }

  private func download(
    from store: PatternStore, options: DownloadOptions = DownloadOptions(),
    check: (_ file: DownloadedFile) throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await store.serve { origin in
      var configuration = FakeConfiguration()
      configuration.timing.scale(by: 0)
      configuration.objectStoreURL = origin
      let client = PostHogClient(
        host: try .selfHosted("http://localhost"), credentials: try .static("phx_fake_key"),
        transport: Split(api: FakePostHog(configuration: configuration), store: origin),
        configuration: .init(retryPolicy: RetryPolicy(backoff: Backoff(base: .zero, maximum: .zero))))
      let result = try await client.project(1).fileDownloads.download(
        .events, from: Bench.start, to: Bench.end, into: folder, options: options)
      try check(try #require(result.files.first))
    }
  }

  @Test func aFileArrivesThroughManyCuts() async throws {
    let store = PatternStore(size: 5_000_000, cut: 700_000)
    try await download(from: store) { file in
      #expect(file.bytes == 5_000_000)
      #expect(FileManager.default.contents(atPath: file.url.path).map(Array.init) == PatternStore.bytes(0..<5_000_000))
    }
    let ranges = store.requests.dropFirst().compactMap { $0.first(name: "range") }
    #expect(ranges.count == store.requests.count - 1, "no byte was fetched twice, but for the first ones")
    let ours = ["authorization", "user-agent", "accept", "accept-encoding", "cookie", "traceparent"]
    #expect(store.requests.allSatisfy { head in ours.allSatisfy { !head.contains(name: $0) } })
  }

  @Test func theLargestOptionsAreTaken() async throws {
    let store = PatternStore(size: 100_000)
    try await download(
      from: store, options: DownloadOptions(parallelFiles: .max, silenceLimit: .seconds(Int64.max))
    ) { #expect($0.bytes == 100_000) }
  }

  @Test func aStoreThatFallsSilentIsLeft() async throws {
    let store = PatternStore(size: 1_000_000, cut: 300_000, silentBodies: 1)
    try await download(from: store, options: DownloadOptions(silenceLimit: .milliseconds(200))) { file in
      #expect(FileManager.default.contents(atPath: file.url.path).map(Array.init) == PatternStore.bytes(0..<1_000_000))
    }
  }
}
