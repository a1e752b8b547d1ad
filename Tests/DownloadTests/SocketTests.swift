import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import OperationCore
import PostHogAPI
import PostHogBatchExportsTesting
import Testing

@testable import OperationClient
@testable import PostHogBatchExports

/// The same over sockets, with the transport that programs use.
@Suite struct SocketTests {
  /// Where a file goes from the socket to the disk.
  enum Way: CaseIterable {
    case threadOfItsOwn, pool
  }

  /// The API in this process, and the object store on a socket.
  private struct Split: DownloadingTransport {
    let api: FakePostHog
    let store: String
    let way: Way

    var downloadExecutor: DownloadExecutor? {
      way == .threadOfItsOwn ? AsyncHTTPClientTransport.shared.downloadExecutor : nil
    }

    func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      store.hasSuffix("//\(request.authority ?? "")")
        ? try await AsyncHTTPClientTransport.shared.send(request, body: body) : try await api.send(request, body: body)
    }
  }

  private func download(
    from store: PatternStore, by way: Way, as format: FileFormat = .jsonLines,
    options: DownloadOptions = DownloadOptions(), check: (_ file: DownloadedFile) throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await store.serve { origin in
      var configuration = FakeConfiguration()
      configuration.timing.scale(by: 0)
      configuration.objectStoreURL = origin
      let client = PostHogClient(
        host: try .selfHosted("http://localhost"), credentials: try .static("phx_fake_key"),
        transport: Split(api: FakePostHog(configuration: configuration), store: origin, way: way),
        configuration: .init(retryPolicy: RetryPolicy(backoff: Backoff(base: .zero, maximum: .zero))))
      let result = try await client.project(1).fileDownloads.download(
        .events, from: Bench.start, to: Bench.end, format: format, into: folder, options: options)
      try check(try #require(result.files.first))
    }
  }

  @Test(arguments: Way.allCases) func aFileArrivesThroughManyCuts(_ way: Way) async throws {
    let store = PatternStore(size: 5_000_000, cut: 700_000)
    try await download(from: store, by: way) { file in
      #expect(file.bytes == 5_000_000)
      #expect(FileManager.default.contents(atPath: file.url.path).map(Array.init) == PatternStore.bytes(0..<5_000_000))
    }
    let ranges = store.requests.dropFirst().compactMap { $0.first(name: "range") }
    #expect(ranges.count == store.requests.count - 1, "no byte was fetched twice, but for the first ones")
    let ours = ["authorization", "user-agent", "accept", "cookie", "traceparent"]
    #expect(store.requests.allSatisfy { head in ours.allSatisfy { !head.contains(name: $0) } })
    #expect(store.requests.allSatisfy { $0["accept-encoding"] == ["identity"] })
  }

  @Test(arguments: Way.allCases) func theLargestOptionsAreTaken(_ way: Way) async throws {
    let store = PatternStore(size: 100_000)
    try await download(
      from: store, by: way, options: DownloadOptions(parallelFiles: .max, silenceLimit: .seconds(Int64.max))
    ) { #expect($0.bytes == 100_000) }
  }

  @Test(arguments: Way.allCases) func aStoreThatFallsSilentIsLeft(_ way: Way) async throws {
    let store = PatternStore(size: 1_000_000, cut: 300_000, silentBodies: 1)
    try await download(from: store, by: way, options: DownloadOptions(silenceLimit: .seconds(2))) { file in
      #expect(FileManager.default.contents(atPath: file.url.path).map(Array.init) == PatternStore.bytes(0..<1_000_000))
    }
  }

  /// One byte each 5 milliseconds isn't silence, but still too slow.
  @Test(arguments: Way.allCases) func aStoreThatDawdlesIsLeft(_ way: Way) async throws {
    let store = PatternStore(size: 1_000_000, byteTime: .milliseconds(5))
    let options = DownloadOptions(silenceLimit: .milliseconds(200), minimumRate: 1 << 20)
    let reason = try await failure(from: store, by: way, options: options)
    guard case .interrupted(let error) = reason else { return #expect(Bool(false), "\(String(describing: reason))") }
    #expect(error.kind == .timeout && store.requests.count <= RetryPolicy().maximumAttempts)
  }

  @Test(arguments: Way.allCases) func aStoreThatGivesOutABytePerConnectionIsLeft(_ way: Way) async throws {
    let store = PatternStore(size: 103_000, cut: 1)
    let reason = try await failure(from: store, by: way)
    guard case .interrupted = reason else { return #expect(Bool(false), "\(String(describing: reason))") }
    #expect(store.requests.count <= 100)
  }

  @Test(arguments: Way.allCases) func aPartThatIsCalledTheWholeIsNotSavedAsIt(_ way: Way) async throws {
    for saysRange in [true, false] {
      let store = PatternStore(size: 1_000_000, cut: 700_000) { head in
        head.status = .ok
        if !saysRange { head.headers.remove(name: "content-range") }
      }
      let reason = try await failure(from: store, by: way)
      #expect(reason == .restartedTooOften && store.requests.count < 20)
    }
  }

  @Test(arguments: Way.allCases) func aPageIsNotSavedAsTheFile(_ way: Way) async throws {
    let store = PatternStore(size: 2_000) {
      $0.headers.replaceOrAdd(name: "content-type", value: "text/html; charset=utf-8")
    }
    guard case .unusableResponse(let text) = try await failure(from: store, by: way) else {
      return #expect(Bool(false))
    }
    #expect(text.contains("text/html") && store.requests.count == 1)
  }

  @Test(arguments: Way.allCases) func anEncodingThatWasNotRequestedIsNotSavedAsTheFile(_ way: Way) async throws {
    let store = PatternStore(size: 2_000) { $0.headers.replaceOrAdd(name: "content-encoding", value: "gzip") }
    guard case .unusableResponse(let text) = try await failure(from: store, by: way) else {
      return #expect(Bool(false))
    }
    #expect(text.contains("gzip") && store.requests.count == 1)
  }

  @Test(arguments: Way.allCases) func bytesThatAreNoParquetAreNotSavedAsIt(_ way: Way) async throws {
    guard case .wrongContent = try await failure(from: PatternStore(size: 2_000), by: way, as: .parquet) else {
      return #expect(Bool(false))
    }
  }

  private func failure(
    from store: PatternStore, by way: Way, as format: FileFormat = .jsonLines,
    options: DownloadOptions = DownloadOptions()
  ) async throws -> DownloadFailure.Reason? {
    try await #require(throws: PostHogError.self) {
      try await download(from: store, by: way, as: format, options: options) { _ in }
    }.reason
  }

  @Test(.timeLimit(.minutes(5)), arguments: Way.allCases) func aCancelledDownloadHoldsUpNoOther(_ way: Way) async throws
  {
    let silent = PatternStore(size: 1_000_000, cut: 300_000, silentBodies: 1)
    let stopped = Task {
      try await download(from: silent, by: way, options: DownloadOptions(silenceLimit: .seconds(3_600))) { _ in }
    }
    while silent.requests.isEmpty { await Task.yield() }
    try await download(from: PatternStore(size: 100_000), by: way) { #expect($0.bytes == 100_000) }
    stopped.cancel()
    let error = await #expect(throws: PostHogError.self) { try await stopped.value }
    #expect(error?.kind == .cancelled(.responseStarted))
  }
}
