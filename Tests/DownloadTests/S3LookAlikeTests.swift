// Downloads from URLs that a real S3 look-alike (moto) has signed. `scripts/check-s3` starts it; without it these tests
// are skipped.

#if AsyncHTTPClient
  import Foundation
  import HTTPTypes
  import PostHogBatchExports
  import PostHogBatchExportsTesting
  import Synchronization
  import Testing

  /// What `scripts/check-s3` has put into the store.
  struct S3LookAlike: Codable {
    struct Object: Codable {
      let size: Int
      /// A signed URL. moto doesn't imitate that URLs expire; the fake does.
      let address: String
    }

    let large: Object
    let empty: Object

    static let path = ProcessInfo.processInfo.environment["S3_LOOKALIKE"]

    static func load() throws -> S3LookAlike {
      try JSONDecoder().decode(S3LookAlike.self, from: Data(contentsOf: URL(filePath: path ?? "")))
    }
  }

  @Suite("Against an S3 look-alike", .enabled(if: S3LookAlike.path != nil, "run scripts/check-s3"))
  struct S3LookAlikeTests {
    /// The API is the fake; everything else goes over the network.
    struct Split: HTTPTransport {
      let fake: FakePostHog
      let seen: Seen

      final class Seen: Sendable {
        let requests = Mutex<[HTTPRequest]>([])
      }

      func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
        if request.authority == "localhost:9" { return try await fake.send(request, body: body) }
        seen.requests.withLock { $0.append(request) }
        return try await AsyncHTTPClientTransport.shared.send(request, body: body)
      }
    }

    let fake: FakePostHog
    let seen = Split.Seen()
    let client: PostHogClient
    let folder = FileManager.default.temporaryDirectory.appending(path: "s3-\(UUID().uuidString)")

    init() throws {
      var configuration = FakeConfiguration()
      configuration.timing.scale(by: 0)
      configuration.keys = [FakeAPIKey(Bench.key)]
      fake = FakePostHog(configuration: configuration)
      client = PostHogClient(
        host: try .selfHosted("http://localhost:9"), credentials: try .static(Bench.key),
        transport: Split(fake: fake, seen: seen),
        configuration: .init(
          retryPolicy: RetryPolicy(backoff: Backoff(base: .milliseconds(10), maximum: .milliseconds(10)))))
    }

    /// The next URLs that the API returns.
    func give(_ addresses: String...) {
      for address in addresses {
        fake.respondNext(
          to: { $0.path.contains("/download/") }, with: FakeResponse(status: .found, headers: [.location: address]))
      }
    }

    func download(
      progress: (@Sendable (DownloadProgress) -> Void)? = nil
    ) async throws(PostHogError) -> DownloadedFiles {
      try await client.project(1).fileDownloads.download(
        // The store's contents aren't JSON; Brotli files have no magic bytes.
        .events, from: Bench.start, to: Bench.end, format: .jsonLines, compression: .brotli, into: folder,
        progress: progress)
    }

    /// Whether the file is the lines that were put into the store.
    func isWhole(_ file: DownloadedFile, _ object: S3LookAlike.Object) throws -> Bool {
      let bytes = try Data(contentsOf: file.url)
      guard bytes.count == object.size, file.bytes == Int64(object.size) else { return false }
      for line in stride(from: 0, to: bytes.count, by: 11) {
        let text = String(decoding: bytes[line..<line + 10], as: UTF8.self)
        guard Int(text) == line / 11 else { return false }
      }
      return true
    }

    @Test("a file comes in whole, and nothing of ours arrives at the store")
    func whole() async throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let store = try S3LookAlike.load()
      fake.nextFileDownload(.completed(files: [[]], records: 1))
      give(store.large.address)
      let files = try await download()
      #expect(try isWhole(try #require(files.files.first), store.large))
      let requests = seen.requests.withLock { $0 }
      #expect(requests.count == 1)
      for request in requests {
        #expect(request.headerFields[.authorization] == nil)
        #expect(!"\(request.headerFields)".contains(Bench.key))
      }
    }

    @Test("what one call began another one finishes with a range")
    func continued() async throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let store = try S3LookAlike.load()
      fake.nextFileDownload(.completed(files: [[]], records: 1))
      give(store.large.address, store.large.address)
      let (enough, hasEnough) = AsyncStream.makeStream(of: Void.self)
      let call = Task { try await download { if $0.bytes > 1 << 20 { hasEnough.yield() } } }
      for await _ in enough { break }
      call.cancel()
      _ = try? await call.value
      let files = try await download()
      #expect(try isWhole(try #require(files.files.first), store.large))
      #expect(fake.requests.count { $0.head.method == .post } == 1)
    }

    @Test("an empty object is a file")
    func empty() async throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let store = try S3LookAlike.load()
      fake.nextFileDownload(.completed(files: [[]], records: 0))
      give(store.empty.address)
      #expect(try await download().files.map(\.bytes) == [0])
    }
  }
#endif
