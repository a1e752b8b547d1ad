import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// A fake whose exports run by their schedule, and a client on its clock, which begins on 2026-03-02 at 10:00 UTC.
struct BackfillBench: Sendable {
  let clock = ManualClock()
  let fake: FakePostHog
  let start: Date
  let exportID: UUID

  init(_ json: String = "{}", _ configure: (inout FakeConfiguration) -> Void = { _ in }) throws {
    var configuration = FakeConfiguration()
    configuration.schedules = .running
    configure(&configuration)
    fake = FakePostHog(configuration: configuration, clock: clock)
    start = clock.date
    exportID = try fake.addExport(json)
  }

  var project: PostHogClient.ProjectHandle { get throws { try fake.client().project(1) } }
  var export: PostHogClient.BatchExportHandle { get throws { try project.batchExports[exportID] } }

  func hour(_ number: Double) -> Date { start.addingTimeInterval(number * 3600) }

  /// Lets hours pass in which the export is paused, and resumes it. Their runs are missing.
  func pass(hoursPaused hours: Double) async throws {
    _ = try await export.pause()
    clock.advance(by: .seconds(hours * 3600))
    _ = try await export.unpause(UnpauseRequest())
  }

  func plan(
    _ window: Range<Date>, including kinds: Set<BackfillKind> = BackfillKind.uncovered
  ) async throws -> BackfillPlan {
    try await export.backfillPlan(of: window, including: kinds, now: clock.date)
  }

  /// Runs a plan while time passes.
  @discardableResult
  func run(_ plan: BackfillPlan, options: BackfillOptions = BackfillOptions()) async throws -> BackfillSummary {
    try await clock.withTimePassing { try await plan.run(in: project, now: clock.date, options: options) }
  }

  /// How often each interval was exported with rows, by what the fake has done.
  func exports(of intervals: Range<Date>) async throws -> [Range<Date>: Int] {
    try await export.runs.list().reduce(into: [:]) { counts, run in
      guard run.status == .completed, (run.recordsCompleted ?? 0) > 0, let start = run.dataIntervalStart,
        intervals.overlaps(start..<run.dataIntervalEnd)
      else { return }
      counts[start..<run.dataIntervalEnd, default: 0] += 1
    }
  }

  /// The requests that start a backfill.
  var starts: [FakeRequest] {
    fake.requests.filter { $0.head.method == .post && $0.path.hasSuffix("/backfills/") }
  }
}

extension BackfillError {
  var stop: BackfillStop? { if case .stopped(let stop, _) = self { stop } else { nil } }
  var summary: BackfillSummary? { if case .stopped(_, let summary) = self { summary } else { nil } }
}

/// The fake behind a network that loses responses to some requests, or all from one on, as if the process was killed. The
/// requests arrive.
final class LossyNetwork: HTTPTransport {
  private let fake: FakePostHog
  private let loses: @Sendable (Int, HTTPRequest) -> TransportError.Kind?
  private let count = Mutex(0)

  /// - Parameter loses: How the exchange of a number, from 0, fails after the request has arrived.
  init(_ fake: FakePostHog, loses: @escaping @Sendable (Int, HTTPRequest) -> TransportError.Kind?) {
    (self.fake, self.loses) = (fake, loses)
  }

  var isImmediate: Bool { true }
  var clock: (any Clock<Duration>)? { fake.clock }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let number = count.withLock { count in
      defer { count += 1 }
      return count
    }
    let response = try await fake.send(request, body: body)
    if let kind = loses(number, request) { throw TransportError(kind, phase: .sent) }
    return response
  }

  var project: PostHogClient.ProjectHandle {
    get throws {
      PostHogClient(
        host: .us, credentials: try .static("phx_fake_key"), transport: self, randomSource: { 0.5 }
      ).project(1)
    }
  }
}
