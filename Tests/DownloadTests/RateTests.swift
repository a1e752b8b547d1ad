import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@testable import PostHogBatchExports

/// How slow a download may be, and how it copes with PostHog's rate limit: every file needs a request.
@Suite(.timeLimit(.minutes(5))) struct RateTests {
  /// Bytes that arrive each half second, and why the download doesn't wait for the rest.
  @Test(
    arguments: [
      (0, 1_024, .silent), (0, 0, .silent), (1, 1_024, .slow), (400, 1_024, .slow), (600, 1_024, nil), (1, 0, nil),
      (1, 1, nil),
    ] as [(Int64, Int, ExchangeLimits.Fault?)])
  func anExchangeHasALeastRate(bytes: Int64, rate: Int, fault: ExchangeLimits.Fault?) async throws {
    let limits = ExchangeLimits(silence: .seconds(60), minimumRate: rate, time: .seconds(86_400))
    #expect(
      try await self.fault(of: limits, bytes: bytes, halfSeconds: fault == nil ? 230 : 120, isExpected: fault != nil)
        == fault)
  }

  @Test(arguments: [(119, nil), (120, .late)] as [(Int, ExchangeLimits.Fault?)])
  func anExchangeEndsWithTheTimeOfTheDownload(halfSeconds: Int, fault: ExchangeLimits.Fault?) async throws {
    let limits = ExchangeLimits(silence: .seconds(3_600), minimumRate: 1, time: .seconds(60))
    #expect(try await self.fault(of: limits, bytes: 100, halfSeconds: halfSeconds, isExpected: fault != nil) == fault)
  }

  /// Advances the time until the fault is due, or the exchange ends without one.
  private func fault(
    of limits: ExchangeLimits, bytes: Int64, halfSeconds: Int, isExpected: Bool
  ) async throws -> ExchangeLimits.Fault? {
    let clock = ManualClock()
    let task = Task {
      await limits.keep(on: clock, executor: nil) { activity in
        for _ in 0..<(isExpected ? Int.max : halfSeconds) {
          guard (try? await clock.sleep(for: .milliseconds(500))) != nil else { return }
          if bytes > 0 { activity.record(bytes: bytes) }
        }
      }.fault
    }
    for _ in 0..<halfSeconds {
      // The exchange and its watcher.
      try await clock.waitForSleepers(2)
      clock.advance(by: .milliseconds(500))
    }
    return await task.value
  }

  // MARK: PostHog's limit

  @Test func moreFilesThanPostHogAllowsRequestsInAnHourArrive() async throws {
    try await Bench.with {
      $0.rateLimit = .init(perMinute: 1_000, perHour: 10)
    } _: { bench in
      let sizes = [Int](repeating: 10, count: 25)
      bench.fake.nextFileDownload(.completed(files: sizes.map { Bench.bytes($0) }))
      let begin = bench.clock.now
      // One at a time, since time passes as soon as one of them sleeps.
      let files = try await bench.download(options: DownloadOptions(parallelFiles: 1))
      #expect(files.files.count == 25 && bench.creates == 1)
      #expect(begin.duration(to: bench.clock.now) > .seconds(3_600))
    }
  }

  /// The client's own limit holds requests back before PostHog refuses them.
  @Test func moreFilesThanTheClientSendsRequestsInAnHourArrive() async throws {
    try await Bench.with { bench in
      bench.fake.nextFileDownload(.completed(files: (0..<25).map { _ in Bench.bytes(10) }))
      let client = PostHogClient(
        host: .us, credentials: try .static(Bench.key), transport: bench.fake, clock: bench.clock,
        configuration: .init(rateLimit: .limited(RateLimit(perMinute: 100, perHour: 10))))
      let files = try await bench.clock.withTimePassing {
        try await client.project(1).fileDownloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder,
          options: DownloadOptions(parallelFiles: 1))
      }
      #expect(files.files.count == 25)
    }
  }

  /// Not forever: the time for all files limits it.
  @Test func aRefusalThatDoesNotSayHowLongIsWaitedForToo() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(10)
      bench.throttle(retryAfter: nil, times: 12)
      let begin = bench.clock.now
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
      #expect(begin.duration(to: bench.clock.now) > .seconds(120))
    }
    try await Bench.with { bench in
      bench.nextExport(10)
      bench.throttle(retryAfter: nil, times: 1_000)
      let error = try await bench.failure(options: DownloadOptions(transferTimeout: .seconds(1_000)))
      guard case .rateLimited = error.kind else { return #expect(Bool(false), "\(error)") }
    }
  }

  @Test func theLimitIsNotWaitedForLongerThanTheDownloadMayTake() async throws {
    try await Bench.with { bench in
      bench.nextExport(10)
      bench.throttle(retryAfter: "2000", times: 5)
      let error = try await bench.failure(options: DownloadOptions(transferTimeout: .seconds(1_000)))
      guard case .rateLimited = error.kind else { return #expect(Bool(false), "\(error)") }
      #expect(try await bench.download().files.count == 1 && bench.creates == 1)
    }
  }

  @Test func whoWaitsForTheLimitCanBeCancelled() async throws {
    try await Bench.with {
      $0.timing.scale(by: 0)
    } _: { bench in
      bench.nextExport(10)
      bench.throttle(retryAfter: "2000", times: 1)
      let task = Task {
        try await bench.downloads.download(
          .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
      }
      try await bench.clock.waitForSleepers()
      task.cancel()
      let error = await #expect(throws: PostHogError.self) { try await task.value }
      if case .cancelled = error?.kind {} else { #expect(Bool(false), "\(String(describing: error))") }
    }
  }
}

extension Bench {
  /// Makes PostHog refuse to sign URLs.
  fileprivate func throttle(retryAfter: String?, times: Int) {
    var headers: HTTPFields = [.contentType: "application/json"]
    headers[.retryAfter] = retryAfter
    for _ in 0..<times {
      fake.respondNext(
        to: { $0.path.contains("/download/") },
        with: FakeResponse(
          status: .tooManyRequests, headers: headers,
          body: Array(
            #"{"type":"throttled_error","code":"throttled","detail":"Request was throttled.","attr":null}"#.utf8)))
    }
  }
}
