import Foundation
import HTTPTypes
import OperationCore
import PostHogAPI
import PostHogBatchExportsTesting
import Synchronization
import SystemPackage
import Testing

@testable import PostHogBatchExports

/// Planned downloads in one process: their windows, what the server refuses, and what the next call does.
@Suite struct PlanDownloadTests {
  /// More than the server runs at a time. `ProcessTests` have a year.
  @Test func manyWeeksArriveInOrderAndTheNextCallSendsNothing() async throws {
    try await Bench.with { bench in
      let plan = try Bench.plan(weeks: 24)
      let reports = Mutex<[DownloadPlanProgress]>([])
      let result = try await bench.download(plan) { report in reports.withLock { $0.append(report) } }
      let names = try result.get().map(\.url.lastPathComponent)
      #expect(names.count == 24 && names == names.sorted() && bench.visibleNames == names && result.isComplete)
      #expect(names.first == "events-20250914T000000Z-20250921T000000Z-00000.jsonl")
      #expect(result.records == 240 && bench.made == 24 && bench.refused == 0)
      let all = reports.withLock(\.self)
      #expect(zip(all, all.dropFirst()).allSatisfy { $0.finishedWindows <= $1.finishedWindows && $0.bytes <= $1.bytes })
      #expect(all.allSatisfy { $0.exportingWindows + $0.downloadingWindows <= 20 })
      let last = try #require(all.last)
      #expect(last.finishedWindows == 24 && last.files == 24 && last.emptyWindows == 0 && last.failedWindows == 0)
      #expect(last.bytes == result.files.map(\.bytes).reduce(0, +) && last.exportingWindows == 0)

      bench.fake.forgetRequests()
      #expect(try await bench.download(plan).get() == result.get() && bench.fake.requests.isEmpty)
    }
  }

  @Test func aWindowWithoutDataIsToldAndIsNoError() async throws {
    try await Bench.with { bench in
      bench.nextExport(30)
      bench.fake.nextFileDownload(.completed(files: [], records: 0))
      let plan = try Bench.plan(weeks: 3)
      for _ in 0..<2 {
        let result = try await bench.download(plan, parallelWindows: 1)
        #expect(result.kinds == ["complete", "empty", "complete"] && result.isComplete && bench.made == 3)
        #expect(try result.get().count == 2)
      }
    }
  }

  // MARK: As many downloads as are allowed

  @Test func aServerThatAllowsFewIsNoError() async throws {
    try await Bench.with {
      $0.maxConcurrentFileDownloads = 3
    } _: { bench in
      let result = try await bench.download(Bench.plan(weeks: 20))
      #expect(try result.get().count == 20 && bench.made == 20 && bench.refused > 0)
    }
  }

  /// Other programs take all downloads for a while, or use up the key's requests.
  @Test(arguments: [FakeResponse.tooManyDownloads, .throttled]) func whatIsRefusedForNowIsWaitedFor(
    response: FakeResponse
  ) async throws {
    try await Bench.with { bench in
      for _ in 0..<17 { bench.fake.respondNext(to: Bench.isCreate, with: response) }
      let reports = Mutex<[DownloadPlanProgress]>([])
      let result = try await bench.download(Bench.plan(weeks: 4), parallelWindows: 2) { report in
        reports.withLock { $0.append(report) }
      }
      #expect(try result.get().count == 4 && bench.made == 4)
      let all = reports.withLock(\.self)
      #expect(all.contains(where: \.isWaiting) && all.last?.isWaiting == false && all.last?.finishedWindows == 4)
    }
  }

  // MARK: What fails

  @Test func aWindowThatFailsHoldsUpNoOther() async throws {
    try await Bench.with { bench in
      bench.nextExport(30)
      bench.fake.nextFileDownload(.failed("The query ran out of memory."))
      let plan = try Bench.plan(weeks: 4)
      let result = try await bench.download(plan, parallelWindows: 1)
      #expect(result.kinds == ["complete", "failed", "complete", "complete"] && !result.isComplete)
      let failure = try #require(result.failure)
      #expect(result.stop == nil && "\(failure)".contains("out of memory"))
      #expect(throws: PostHogError.self) { try result.get() }
      #expect(try await bench.download(plan).isComplete && bench.made == 5)
    }
  }

  @Test func anExportThatExpiredIsMadeAgain() async throws {
    try await Bench.with { bench in
      bench.nextExport(100)
      bench.wire.next(.cut(after: 50), .refuse, .refuse, .refuse, .refuse, .refuse)
      let plan = try Bench.plan(weeks: 3)
      #expect(try await bench.download(plan, parallelWindows: 1).kinds == ["failed", "complete", "complete"])
      bench.clock.advance(by: .seconds(8 * 86_400))
      bench.nextExport(70)
      let result = try await bench.download(plan)
      #expect(result.isComplete && bench.made == 4)
      #expect(result.files.first?.bytes == 70)
    }
  }

  /// An export that was made is taken up, and a file continues where it stopped.
  @Test func whatWasStartedIsTakenUp() async throws {
    try await Bench.with { bench in
      let file = bench.nextExport(100)[0]
      bench.wire.next(.cut(after: 50), .refuse, .refuse, .refuse, .refuse, .refuse)
      let plan = try Bench.plan(weeks: 2)
      _ = try await bench.download(plan, parallelWindows: 1)
      bench.wire.forgetRequests()
      let result = try await bench.download(plan)
      #expect(result.isComplete && bench.made == 2 && bench.wire.ranges == ["bytes=50-"])
      #expect(try result.get().first.map { try Array(Data(contentsOf: $0.url)) } == file)
    }
  }

  @Test func aKeyThatIsRefusedStopsAll() async throws {
    try await Bench.with { bench in
      let plan = try Bench.plan(weeks: 5)
      bench.nextExport(30)
      bench.wire.next(.meanwhile { bench.fake.configure { $0.keys = [] } })
      let result = try await bench.download(plan, parallelWindows: 1)
      #expect(result.kinds == ["complete", "failed", "pending", "pending", "pending"])
      #expect(result.stop?.kind == .authentication)
      bench.fake.configure { $0.keys = [FakeAPIKey(Bench.key)] }
      #expect(try await bench.download(plan).isComplete && bench.made == 5)
    }
  }

  @Test func windowsThatWereCompleteBeforeAreKnownAlsoIfTheRestIsStopped() async throws {
    try await Bench.with { bench in
      let plan = try Bench.plan(weeks: 3)
      bench.fake.nextFileDownload(.failed("no"))
      #expect(try await bench.download(plan, parallelWindows: 1).kinds == ["failed", "complete", "complete"])
      bench.fake.configure { $0.keys = [] }
      let result = try await bench.download(plan, parallelWindows: 1)
      #expect(result.kinds == ["failed", "complete", "complete"] && result.stop != nil)
    }
  }

  // MARK: The manifest

  @Test func aFolderTakesOnePlan() async throws {
    try await Bench.with { bench in
      let plan = try Bench.plan(weeks: 2)
      _ = try await bench.download(plan)
      bench.fake.forgetRequests()
      let names = bench.names
      let end = Bench.start
      let others = [
        try Bench.plan(weeks: 3), try Bench.plan(.persons, weeks: 2), try Bench.plan(weeks: 2, exclude: ["a"]),
        try DownloadPlan(.events, from: plan.range.lowerBound, to: end, format: .parquet),
        try DownloadPlan(.events, from: plan.range.lowerBound, to: end, format: .jsonLines, compression: .gzip),
        try DownloadPlan(.events, from: plan.range.lowerBound, to: end, format: .jsonLines, daysPerWindow: 1),
      ]
      for other in others {
        let error = try #require(await #expect(throws: PostHogError.self) { try await bench.download(other) })
        guard case .manifest(let text) = error.reason else { return #expect(Bool(false), "\(error)") }
        #expect(text.contains("another") && "\(error)".contains("Choose another folder"))
      }
      #expect(bench.names == names && bench.fake.requests.isEmpty)
      #expect(try await bench.download(plan).isComplete)
    }
  }

  @Test(arguments: [
    "", "{}", "\n", "00000000 {}\n", #"{"version":1,"plan":"","windows":[]}"#,
  ])
  func aBrokenManifestIsAnErrorAndNothingIsLost(text: String) async throws {
    try await Bench.with { bench in
      let plan = try Bench.plan(weeks: 2)
      _ = try await bench.download(plan)
      let bytes = try #require(bench.contents(PlanManifest.name))
      bench.fake.forgetRequests()
      let broken = [Array(text.utf8), Array(bytes.dropLast()), bytes.map { $0 == UInt8(ascii: "1") ? $0 + 1 : $0 }]
      for manifest in broken {
        bench.write(manifest, PlanManifest.name)
        let error = try #require(await #expect(throws: PostHogError.self) { try await bench.download(plan) })
        guard case .manifest = error.reason else { return #expect(Bool(false), "\(error)") }
        #expect(bench.contents(PlanManifest.name) == manifest)
      }
      try FileManager.default.removeItem(atPath: bench.path(PlanManifest.name))
      #expect(try await bench.download(plan).isComplete && bench.fake.requests.isEmpty)
    }
  }

  /// Texts have microseconds, and dates more.
  @Test func aPlanWithFractionsOfMicrosecondsIsTheSameTheNextTime() async throws {
    try await Bench.with { bench in
      let start = Bench.start.addingTimeInterval(-86_400.123_456_78)
      let plan = try DownloadPlan(.events, from: start, to: Bench.start)
      _ = try await bench.download(plan).get()
      bench.fake.forgetRequests()
      #expect(try await bench.download(plan).isComplete && bench.fake.requests.isEmpty)
    }
  }

  @Test func aSecondCallIntoTheFolderIsRefused() async throws {
    try await Bench.with { bench in
      let folder = DownloadFolder(path: FilePath(bench.folder.path))
      try folder.create()
      let lock = try DownloadLock(PlanManifest.lock, in: folder)
      let error = try #require(
        await #expect(throws: PostHogError.self) { try await bench.download(Bench.plan(weeks: 2)) })
      #expect(error.reason == .lockedByAnother && bench.fake.requests.isEmpty)
      lock.release()
      #expect(try await bench.download(Bench.plan(weeks: 2)).isComplete)
      #expect(!bench.names.contains(PlanManifest.lock))
    }
  }

  // MARK: Cancelling

  /// Cancelled at an exchange with the store, from the first to the last.
  @Test(arguments: [(1, 1), (3, 1), (6, 1), (1, 4), (4, 4)])
  func aCancelledCallIsContinued(exchange: Int, parallelWindows: Int) async throws {
    try await Bench.with { bench in
      let plan = try Bench.plan(weeks: 6)
      let running = Mutex<Task<PlannedDownload, any Error>?>(nil)
      for _ in 1..<exchange { bench.wire.next(.pass) }
      bench.wire.next(.meanwhile { running.withLock { $0 }?.cancel() })
      let (gate, open) = AsyncStream.makeStream(of: Void.self)
      let task = Task {
        for await _ in gate { break }
        return try await bench.download(plan, parallelWindows: parallelWindows)
      }
      running.withLock { $0 = task }
      open.finish()
      let error = await #expect(throws: PostHogError.self) { try await task.value }
      guard case .cancelled = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
      #expect(bench.clock.sleeperCount == 0)
      #expect(try await bench.download(plan).get().count == 6)
      #expect(bench.made == 6 || parallelWindows > 1 && bench.made < 10)
    }
  }
}

extension FakeResponse {
  fileprivate static let tooManyDownloads = FakeResponse(
    status: .tooManyRequests,
    json: #"""
      {"type":"server_error","code":"too_many_concurrent_file_downloads","detail":"Too many.","attr":null}
      """#)

  /// For longer than a call may take.
  fileprivate static let throttled = FakeResponse(
    status: .tooManyRequests, json: #"{"type":"throttled_error","code":"throttled","detail":"Wait.","attr":null}"#,
    headers: [.retryAfter: "1200"])
}
