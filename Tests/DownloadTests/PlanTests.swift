import Foundation
import HTTPTypes
import OperationCore
import PostHogAPI
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

@testable import PostHogBatchExports

/// How a range is cut into windows.
@Suite struct PlanTests {
  private func windows(_ start: String, _ end: String, days: Int = 7) throws -> [String] {
    let (start, end) = (try #require(Date(rfc3339: start)), try #require(Date(rfc3339: end)))
    return try DownloadPlan(.events, from: start, to: end, daysPerWindow: days).windows.map {
      "\($0.lowerBound.rfc3339)/\($0.upperBound.rfc3339)"
    }
  }

  @Test func windowsStartAtMidnightAndHaveSevenDaysAtMost() throws {
    #expect(
      try windows("2026-01-01T00:00:00Z", "2026-01-15T00:00:00Z")
        == ["2026-01-01T00:00:00Z/2026-01-08T00:00:00Z", "2026-01-08T00:00:00Z/2026-01-15T00:00:00Z"])
    #expect(
      try windows("2026-01-01T05:30:00+02:00", "2026-01-08T00:00:01Z")
        == ["2026-01-01T03:30:00Z/2026-01-08T00:00:00Z", "2026-01-08T00:00:00Z/2026-01-08T00:00:01Z"])
    #expect(
      try windows("2026-03-28T23:59:59.5Z", "2026-03-30T00:00:00Z", days: 1)
        == ["2026-03-28T23:59:59.500000Z/2026-03-29T00:00:00Z", "2026-03-29T00:00:00Z/2026-03-30T00:00:00Z"])
    #expect(try windows("2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z").count == 1)
    #expect(try windows("2025-03-02T00:00:00Z", "2026-03-01T00:00:00Z").count == 52)
  }

  @Test(arguments: Effort.seeds(50, of: 5_000)) func windowsTouchAndCoverTheRange(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let start = Date(timeIntervalSince1970: Double.random(in: -1e9...4e9, using: &random))
    let end = start.addingTimeInterval(Double.random(in: 1...5e7, using: &random))
    let days = Int.random(in: 1...7, using: &random)
    let plan = try DownloadPlan(.sessions, from: start, to: end, daysPerWindow: days)
    #expect(plan.windows.first?.lowerBound == start && plan.windows.last?.upperBound == end)
    for (one, next) in zip(plan.windows, plan.windows.dropFirst()) {
      #expect(one.upperBound == next.lowerBound)
      #expect(next.lowerBound.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400) == 0)
    }
    for window in plan.windows {
      #expect(!window.isEmpty && window.upperBound.timeIntervalSince(window.lowerBound) <= Double(days) * 86_400)
      #expect(try plan.request(for: window).intervalFault == nil)
    }
  }

  @Test func whatCannotBePlannedIsRefusedBeforeAnythingIsSent() throws {
    let (start, end) = (Bench.start, Bench.end)
    let plans: [() throws -> DownloadPlan] = [
      { try DownloadPlan(.events, from: start, to: start) }, { try DownloadPlan(.events, from: end, to: start) },
      { try DownloadPlan(.events, from: .distantPast, to: .init(timeIntervalSince1970: .infinity)) },
      { try DownloadPlan(.events, from: .init(timeIntervalSince1970: -.infinity), to: end) },
      { try DownloadPlan(.events, from: .init(timeIntervalSince1970: .nan), to: end) },
      { try DownloadPlan(.events, from: start, to: end, daysPerWindow: 0) },
      { try DownloadPlan(.events, from: start, to: end, daysPerWindow: 8) },
      { try DownloadPlan(.events, from: start, to: end, format: .jsonLines, compression: .zstd) },
      { try DownloadPlan(.hogql, from: start, to: end) },
      { try DownloadPlan(.persons, from: start, to: end, include: ["a"]) },
    ]
    for plan in plans {
      let error = try #require(throws: PostHogError.self) { _ = try plan() }
      guard case .invalidRequest = error.kind else { return #expect(Bool(false), "\(error)") }
    }
  }
}

/// The number of rows before anything is downloaded.
@Suite struct PlanRowCountTests {
  private let plan = Result { () throws(PostHogError) in try Bench.plan(weeks: 3, exclude: [#"it's \ "here""#]) }

  @Test func eventsAreCountedByAQuery() async throws {
    try await Bench.with { bench in
      for rows in [5, 0, 7] { bench.fake.nextRowCount(.rows(rows)) }
      let count = try await bench.downloads.countRows(of: plan.get())
      #expect(count.windows == [5, 0, 7] && count.total == 12)
      let bodies = bench.fake.requests.map { String(decoding: $0.body, as: UTF8.self) }
      #expect(bodies.allSatisfy { $0.contains(#"AND event NOT IN ('it\\'s \\\\ \"here\"')"#) }, "\(bodies)")
    }
  }

  @Test func whatTakesTooLongIsNotKnown() async throws {
    try await Bench.with { bench in
      bench.fake.nextRowCount(.rows(5))
      bench.fake.nextRowCount(.timeout)
      let count = try await bench.downloads.countRows(of: plan.get())
      #expect(count.windows == [5, nil, 1_000] && count.total == nil)
    }
  }

  @Test func aProjectThatCannotCountKnowsNothing() async throws {
    try await Bench.with {
      $0.features.hogQL = false
    } _: { bench in
      let count = try await bench.downloads.countRows(of: plan.get())
      #expect(count.windows == [nil, nil, nil] && bench.fake.requests.count == 1)
    }
  }

  @Test(arguments: [ExportModel.persons, .sessions]) func otherModelsAreNotCounted(model: ExportModel) async throws {
    try await Bench.with { bench in
      let count = try await bench.downloads.countRows(of: Bench.plan(model, weeks: 2))
      #expect(count.windows == [nil, nil] && count.total == nil && bench.fake.requests.isEmpty)
    }
  }
}

extension Bench {
  /// A plan of the weeks before the day of the bench.
  static func plan(
    _ model: ExportModel = .events, weeks: Int, exclude: [String]? = nil
  ) throws(PostHogError) -> DownloadPlan {
    try DownloadPlan(
      model, from: start.addingTimeInterval(Double(-7 * weeks) * 86_400), to: start, format: .jsonLines,
      exclude: exclude)
  }

  func download(
    _ plan: DownloadPlan, parallelWindows: Int = 20, progress: (@Sendable (DownloadPlanProgress) -> Void)? = nil
  ) async throws(PostHogError) -> PlannedDownload {
    try await clock.withTimePassing { () throws(PostHogError) in
      try await downloads.download(plan, into: folder, parallelWindows: parallelWindows, progress: progress)
    }
  }

  /// How many exports the server has made.
  var made: Int { fake.exchanges.count { Self.isCreate($0.request) && $0.response.head.status == .accepted } }

  /// How many exports the server has refused because too many are in progress.
  var refused: Int { fake.exchanges.count { Self.isCreate($0.request) && $0.response.head.status == .tooManyRequests } }

  static func isCreate(_ request: FakeRequest) -> Bool {
    request.head.method == .post && request.head.path?.hasSuffix("/file_download_batch_exports/") == true
  }

  /// The names of the files in the folder that aren't hidden.
  var visibleNames: [String] { names.filter { !$0.hasPrefix(".") } }
}

extension PlannedDownload {
  var kinds: [String] {
    windows.map { window in
      switch window.state {
      case .complete: "complete"
      case .empty: "empty"
      case .failed: "failed"
      case .pending: "pending"
      }
    }
  }
}
