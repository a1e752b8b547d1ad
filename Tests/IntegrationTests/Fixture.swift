import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// A fake on a real socket with some of everything in it, and a client that talks to it.
///
/// The clock stands still unless a test advances it, so jobs that have just begun stay in progress.
struct Fixture: Sendable {
  static let key = "phx_integration_key"

  let fake: FakePostHog
  let clock: ManualClock
  let server: FakePostHogServer
  let client: PostHogClient

  /// An hourly export to S3, in project 1.
  let export: UUID
  /// A run of it that is in progress, and one that failed.
  let activeRun, failedRun: UUID
  /// A backfill that is in progress.
  let backfill: UUID
  /// A file download whose two files are there, and one that is in progress.
  let download, activeDownload: UUID

  /// Runs a test against a fake of its own.
  static func with(
    _ configure: (inout FakeConfiguration) -> Void = { _ in },
    run body: @escaping @Sendable (Fixture) async throws -> Void
  ) async throws {
    let recorder = try ExchangeRecorder.fromEnvironment()
    let clock = ManualClock()
    var configuration = FakeConfiguration()
    configuration.keys = [FakeAPIKey(key)]
    configuration.runLogs = .served
    configuration.rollbackAccess = .allowed
    configure(&configuration)
    let fake = FakePostHog(configuration: configuration, clock: clock, onExchange: { recorder?.record($0) })
    try await FakePostHogServer.serve(fake) { server in
      try await body(try Fixture(fake, clock, server))
    }
  }

  private init(_ fake: FakePostHog, _ clock: ManualClock, _ server: FakePostHogServer) throws {
    self.fake = fake
    self.clock = clock
    self.server = server
    client = PostHogClient(
      host: try .selfHosted(server.origin), credentials: try .static(Self.key),
      configuration: .init(retryPolicy: .none))
    let export = try fake.addExport(
      #"""
      {"name": "Events", "interval": "hour", "destination":
        {"type": "AwsS3", "integration": 1, "config": {"bucket_name": "b", "region": "r", "prefix": "p"}}}
      """#)
    self.export = export
    fake.addLog(to: export, "one line", level: "INFO", instance: "run-1")
    fake.addDashboard("Numbers")
    failedRun = fake.addRun(to: export, outcome: .failed("no bucket"), createdAt: clock.date)
    fake.addLog(to: export, "the bucket is gone", level: "ERROR", instance: failedRun.text)

    func post(_ path: String, _ json: String) throws -> JSONValue {
      let response = fake.respond(to: FakeRequest(.post, path, key: Self.key, json: json))
      return try JSONValue(json: response.body)
    }
    fake.nextFileDownload(.completed(files: [Array("first file".utf8), Array("second".utf8)]))
    let request =
      #"{"model":"events","file":{"format":"JSONLines"},"data_interval_start":"2026-03-01T00:00:00Z","data_interval_end":"2026-03-02T00:00:00Z"}"#
    let downloads = "/api/projects/1/file_download_batch_exports/"
    download = try #require(UUID(uuidString: try post(downloads, request)["id"]?.string ?? ""))
    clock.advance(by: .seconds(120))
    activeDownload = try #require(UUID(uuidString: try post(downloads, request)["id"]?.string ?? ""))
    fake.addLog(to: download, "a line of the download")
    backfill = try #require(
      UUID(
        uuidString: try post(
          "/api/projects/1/batch_exports/\(export.uuidString.lowercased())/backfills/",
          #"{"start_at":"2026-03-01T00:00:00Z","end_at":"2026-03-01T02:00:00Z"}"#)["backfill_id"]?.string ?? ""))
    activeRun = try #require(fake.startRun(of: export))
    fake.forgetRequests()
  }
}

extension Fixture {
  /// What arrived since the test began, in order: method and target of each request.
  var arrived: [String] { fake.requests.map { "\($0.head.method) \($0.head.path ?? "")" } }

  /// A client with another key.
  func client(key: String) throws -> PostHogClient {
    PostHogClient(host: client.host, credentials: try .static(key), configuration: client.configuration)
  }
}

extension UUID {
  /// As it stands in paths.
  var text: String { uuidString.lowercased() }
}
