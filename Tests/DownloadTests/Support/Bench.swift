import Foundation
import HTTPTypes
import OperationCore
import PostHogAPI
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// A fake, a client in the same process on a clock that advances by itself, and an empty folder.
struct Bench: Sendable {
  static let key = "phx_download_key_0123456789"
  /// A day that lies in the past of the clock.
  static let start = Date(timeIntervalSince1970: 1_772_323_200)
  static let end = start.addingTimeInterval(86_400)

  let clock = ManualClock()
  let fake: FakePostHog
  let wire: Wire
  let client: PostHogClient
  let folder: URL

  /// Runs a test and removes its folder.
  static func with(
    configure: (inout FakeConfiguration) -> Void = { _ in }, _ body: (Bench) async throws -> Void
  ) async throws {
    let bench = try Bench(configure)
    defer { try? FileManager.default.removeItem(at: bench.folder) }
    try await body(bench)
  }

  private init(_ configure: (inout FakeConfiguration) -> Void) throws {
    var configuration = FakeConfiguration()
    configuration.keys = [FakeAPIKey(Self.key)]
    configure(&configuration)
    fake = FakePostHog(configuration: configuration, clock: clock)
    wire = Wire(fake)
    client = PostHogClient(
      host: .us, credentials: try .static(Self.key), transport: wire, clock: clock, randomSource: { 0.5 })
    folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)")
  }

  var downloads: FileDownloads.Collection<PostHogClient> { client.project(1).fileDownloads }

  /// The day of the bench as lines of JSON.
  func download(
    options: DownloadOptions = DownloadOptions(), progress: (@Sendable (DownloadProgress) -> Void)? = nil
  ) async throws(PostHogError) -> DownloadedFiles {
    try await clock.withTimePassing { () throws(PostHogError) in
      try await downloads.download(
        .events, from: Self.start, to: Self.end, format: .jsonLines, into: folder, options: options, progress: progress)
    }
  }

  /// The day of the bench in another form.
  func result(
    of format: FileFormat, _ compression: FileCompression?
  ) async -> Result<DownloadedFiles, PostHogError> {
    await clock.withTimePassing {
      await Result { () async throws(PostHogError) in
        try await downloads.download(
          .events, from: Self.start, to: Self.end, format: format, compression: compression, into: folder)
      }
    }
  }

  /// Sets files of these sizes, each with other bytes, as the outcome of the next export.
  @discardableResult
  func nextExport(_ sizes: Int...) -> [[UInt8]] {
    let files = sizes.enumerated().map { index, size in Self.bytes(size, seed: index) }
    fake.nextFileDownload(.completed(files: files, records: sizes.count))
    return files
  }

  /// Bytes that differ from seed to seed, and begin as lines of JSON do.
  static func bytes(_ count: Int, seed: Int = 0) -> [UInt8] {
    (0..<count).map { $0 == 0 ? UInt8(ascii: "{") : UInt8(truncatingIfNeeded: ($0 &* 31) ^ ($0 >> 8) &+ seed) }
  }
}

extension Bench {
  static let stem = "events-20260301T000000Z-20260302T000000Z"

  static func name(_ index: Int) -> String { "\(stem)-0000\(index).jsonl" }
  static let manifest = ".\(stem).jsonl.download.json"

  func contents(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: path(name)).map(Array.init) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func put(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func write(_ bytes: some Sequence<UInt8>, _ name: String) {
    _ = FileManager.default.createFile(atPath: path(name), contents: Data(bytes))
  }

  /// Creates a file of another origin.
  func appear(_ text: String, _ name: String) {
    _ = FileManager.default.createFile(atPath: path(name), contents: Data(text.utf8))
  }

  /// Everything in the folder, hidden files too.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

  /// How often exports were made.
  var creates: Int {
    fake.requests.count { $0.head.method == .post && $0.path.hasSuffix("/file_download_batch_exports/") }
  }

  /// What went wrong with a download that must fail.
  func failure(options: DownloadOptions = DownloadOptions()) async throws -> PostHogError {
    try await #require(throws: PostHogError.self) { try await download(options: options) }
  }
}

extension Result {
  init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) { self = .success(try await body()) } catch { self = .failure(error) }
  }
}

extension PostHogError {
  var reason: DownloadFailure.Reason? {
    guard case .download(let failure) = kind else { return nil }
    return failure.reason
  }
}
