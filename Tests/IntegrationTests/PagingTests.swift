import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Lists over several pages: what is requested page by page, and that nothing is missing or comes twice.
@Suite struct PagingTests {
  /// Wherever the links point, the client stays with its own host.
  @Test(arguments: [.asRequested, .origin("http://posthog-internal:8000")] as [FakeConfiguration.Links])
  func offsetListsGoOnByTheirLinks(links: FakeConfiguration.Links) async throws {
    try await Fixture.with {
      $0.links = links
    } run: { fixture in
      for number in 1...4 {
        try fixture.fake.addExport(#"{"name": "Export \#(number)"}"#, createdAt: fixture.clock.date + Double(number))
      }
      var pages: [[String]] = []
      for try await page in fixture.client.pages(of: BatchExports.list(in: .project(1), limit: 2)) {
        #expect(page.count == 5)
        pages.append(page.results.map(\.name))
      }
      #expect(pages == [["Export 4", "Export 3"], ["Export 2", "Export 1"], ["Events"]])
      #expect(
        fixture.arrived == [
          "GET /api/projects/1/batch_exports/?limit=2",
          "GET /api/projects/1/batch_exports/?limit=2&offset=2",
          "GET /api/projects/1/batch_exports/?limit=2&offset=4",
        ])
    }
  }

  @Test func everyOffsetListCanBeWalked() async throws {
    try await Fixture.with { fixture in
      fixture.fake.addOrganization(FakeOrganization(id: UUID(), name: "Second"))
      for number in 1...4 { fixture.fake.addDashboard("Dashboard \(number)") }
      let project = fixture.client.project(1)
      let counts = [
        try await count(fixture.client.organizations.list(limit: 1)),
        try await count(project.dashboards.list(limit: 2)),
        try await count(project.fileDownloads.list(limit: 1)),
      ]
      #expect(counts == [2, 5, 2])
      #expect(fixture.arrived.count == 2 + 3 + 2)
    }
  }

  /// Filters stay with every page, and so does each of several values of one name.
  @Test func runsGoOnByCursorAndKeepTheirFilters() async throws {
    try await Fixture.with {
      $0.pageSizes.runs = 2
    } run: { fixture in
      let days = (8...12).map { Double(-$0 * 86_400) }
      let old = days.map { fixture.fake.addRun(to: fixture.export, createdAt: fixture.clock.date + $0) }
      let runs = fixture.client.project(1).batchExports[fixture.export].runs
      var found: [UUID] = []
      for try await run in runs.list(statuses: [.completed, .failed], after: .relative("-30d")) { found.append(run.id) }
      #expect(found == [fixture.failedRun] + old)
      #expect(fixture.arrived.count == 3)
      for request in fixture.fake.requests {
        let query = request.queryItems.filter { $0.name != "cursor" }.map { "\($0.name)=\($0.value)" }
        #expect(query.sorted() == ["after=-30d", "start=2000-01-01T00:00:00Z", "status=Completed", "status=Failed"])
      }
    }
  }

  @Test(arguments: [BackfillOrdering.newestFirst, .oldestFirst, .earliestStartFirst, .latestStartFirst])
  func backfillsGoOnByCursorInAnyOrder(ordering: BackfillOrdering) async throws {
    try await Fixture.with {
      $0.pageSizes.backfills = 1
    } run: { fixture in
      let backfills = fixture.client.project(1).batchExports[fixture.export].backfills
      _ = try await backfills.create(pastBackfill)
      let started = [Date(timeIntervalSince1970: 1_769_904_000), Date(timeIntervalSince1970: 1_772_323_200)]
      var found: [Date?] = []
      for try await backfill in backfills.list(ordering: ordering) { found.append(backfill.startAt) }
      // The one of the fixture is older and begins later.
      let isNewOneFirst = ordering == .newestFirst || ordering == .earliestStartFirst
      #expect(found == (isNewOneFirst ? started : started.reversed()))
    }
  }

  /// Logs have no link that leads on: older lines are requested by time.
  @Test func logsAreWalkedBackInTime() async throws {
    try await Fixture.with { fixture in
      for second in 1...4 {
        fixture.fake.addLog(to: fixture.export, "line \(second)", at: fixture.clock.date - Double(second))
      }
      var lines: [String] = []
      let logs = fixture.client.project(1).batchExports[fixture.export].logs(search: "line", limit: 2)
      for try await entry in logs { lines.append(entry.message) }
      #expect(lines == ["line 1", "line 2", "line 3", "line 4", "one line"])
      #expect(
        fixture.fake.requests.map { $0.queryItems.contains { $0.name == "before" } } == [false, true, true, true])
    }
  }

  @Test func aListThatIsLeftEarlyAsksForNoMore() async throws {
    try await Fixture.with {
      $0.pageSizes.runs = 1
    } run: { fixture in
      for try await _ in fixture.client.project(1).batchExports[fixture.export].runs.list() { break }
      #expect(fixture.arrived.count == 1)
    }
  }
}

private func count<Items: AsyncSequence>(_ items: Items) async throws -> Int {
  var count = 0
  for try await _ in items { count += 1 }
  return count
}
