import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Runs that are older than the seven days to which the server limits a request without a filter.
@Suite struct OldRunTests {
  private static let day = 86_400.0

  @Test(arguments: [nil] + RunOrdering.known) func everyRunIsListed(ordering: RunOrdering?) async throws {
    try await Fixture.with {
      $0.pageSizes.runs = 2
    } run: { fixture in
      let ages = [6.0, 8, 30, 365, 3000]
      let old = ages.map { fixture.fake.addRun(to: fixture.export, createdAt: fixture.clock.date - $0 * Self.day) }
      var found: Set<UUID> = []
      for try await run in fixture.client.project(1).batchExports[fixture.export].runs.list(ordering: ordering) {
        #expect(found.insert(run.id).inserted)
      }
      #expect(found == Set(old + [fixture.failedRun, fixture.activeRun]))
    }
  }

  @Test("Operator 16: a run of 30 days ago is found, retried and cancelled") func oneRunIsFound() async throws {
    try await Fixture.with { fixture in
      let id = fixture.fake.addRun(to: fixture.export, createdAt: fixture.clock.date - 30 * Self.day)
      let run = fixture.client.project(1).batchExports[fixture.export].runs[id]
      let found = try await run.retrieve()
      #expect(found.id == id)
      let retried = try await run.retry()
      #expect(retried.backfillID != nil)
      // It is found there as well, and is over.
      let error = await #expect(throws: PostHogError.self) { try await run.cancel() }
      #expect(error?.status == 400)
    }
  }

  /// A caller that wants only the last days says so.
  @Test func aBoundIsKept() async throws {
    try await Fixture.with { fixture in
      let id = fixture.fake.addRun(to: fixture.export, createdAt: fixture.clock.date - 30 * Self.day)
      let runs = fixture.client.project(1).batchExports[fixture.export].runs
      var found: [UUID] = []
      for try await run in runs.list(after: .relative("-7d")) { found.append(run.id) }
      #expect(!found.contains(id) && found.count == 2)
      await #expect(throws: PostHogError.self) { try await runs[id].retrieve(after: .relative("-7d")) }
    }
  }
}
