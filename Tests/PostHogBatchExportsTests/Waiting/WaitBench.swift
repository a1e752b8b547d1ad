import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// A fake and a client on one clock, with an export whose jobs a test waits for.
struct WaitBench: Sendable {
  let clock = ManualClock()
  let fake: FakePostHog
  let client: PostHogClient
  let exportID: UUID

  /// - Parameter random: The result of every random choice. One half makes each pause three quarters of its interval.
  init(random: Double = 0.5, _ configure: (inout FakeConfiguration) -> Void = { _ in }) throws {
    var configuration = FakeConfiguration()
    configure(&configuration)
    fake = FakePostHog(configuration: configuration, clock: clock)
    client = try fake.client(clock, key: "phx_fake_key") { random }
    exportID = try fake.addExport()
  }

  var export: BatchExports.Item<PostHogClient, ProjectScope> { client.project(1).batchExports[exportID] }

  /// How often runs were listed.
  var runLists: Int { fake.requests.count { $0.head.path?.contains("/runs/?") == true } }

  /// A backfill of so many hours that has just begun.
  func startBackfill(hours: Int = 3) async throws -> BackfillStarted {
    let end = clock.date.addingTimeInterval(-3_600)
    return try await export.backfills.create(
      BackfillRequest(startAt: .instant(end.addingTimeInterval(Double(-hours) * 3_600)), endAt: .instant(end)))
  }

  /// Starts a file download with this outcome.
  func startDownload(_ outcome: FakeFileDownloadOutcome) async throws -> FileDownloads.Item<PostHogClient> {
    fake.nextFileDownload(outcome)
    let downloads = client.project(1).fileDownloads
    return downloads[try await downloads.create(.hogql(FileDownloadFile(), hogqlQuery: "select 1 as one")).id]
  }

  /// What `work` throws while time passes.
  func failure<Output: Sendable>(
    of work: @escaping @Sendable () async throws -> Output, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> PostHogError {
    let error = await #expect(throws: PostHogError.self, sourceLocation: sourceLocation) {
      _ = try await clock.withTimePassing(work)
    }
    return try #require(error, sourceLocation: sourceLocation)
  }
}

extension PostHogError {
  /// What is wrong with the job.
  var job: JobFailure? {
    if case .job(let failure) = kind { failure } else { nil }
  }
}

/// A transport that plays responses without ever waiting: each once, and the last one again and again. It records the
/// time of each request.
final class JobScript: HTTPTransport {
  private let clock: ManualClock
  private let responses: Mutex<ArraySlice<FakeResponse>>
  private let log = Mutex<[Duration]>([])

  init(_ clock: ManualClock, _ responses: [FakeResponse]) {
    self.clock = clock
    self.responses = Mutex(responses[...])
  }

  /// When requests came, in order.
  var moments: [Duration] { log.withLock(\.self) }
  var isImmediate: Bool { true }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    log.withLock { $0.append(clock.elapsed) }
    guard let response = responses.withLock({ $0.count > 1 ? $0.removeFirst() : $0.first }) else {
      throw TransportError(.connection, phase: .notSent, detail: "nothing to play")
    }
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }
}

extension FakeResponse {
  /// A file download with this status, followed by `properties`.
  static func download(_ status: String, _ properties: String = "") -> Self {
    FakeResponse(status: .ok, json: #"{"status":"\#(status)"\#(properties)}"#)
  }

  /// A run in this status.
  static func run(_ status: String, completed: Int? = nil, failed: Int? = nil, finishedAt: String? = nil) -> Self {
    func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "null" }
    return FakeResponse(
      status: .ok,
      json: #"""
        {"id":"01900000-0000-7000-8000-00000000000a","status":"\#(status)","records_completed":\#(text(completed)),
        "records_failed":\#(text(failed)),"records_total_count":100,"data_interval_end":"2026-03-02T10:00:00Z",
        "created_at":"2026-03-02T10:00:00Z","last_updated_at":"2026-03-02T10:00:00Z","batch_export":null,
        "finished_at":\#(finishedAt.map { "\"\($0)\"" } ?? "null")}
        """#)
  }

  static let notFound = FakeResponse(
    status: .notFound, json: #"{"type":"invalid_request","code":"not_found","detail":"Not found.","attr":null}"#)
}

extension PostHogClient {
  var anyRun: Runs.Item<PostHogClient> { project(1).batchExports[UUID()].runs[UUID()] }
  var anyDownload: FileDownloads.Item<PostHogClient> { project(1).fileDownloads[UUID()] }
}
