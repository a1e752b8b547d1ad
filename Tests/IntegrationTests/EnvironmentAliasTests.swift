import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The three things that servers have done with /api/environments/.
@Suite struct EnvironmentAliasTests {
  private static let request = BatchExportRequest(
    name: "New", destination: .noOp(NoOpConfig()), interval: .hour)

  @Test func servedItIsTheProject() async throws {
    try await Fixture.with { fixture in
      let export = try await fixture.client.send(BatchExports.create(in: old.environment(1), Self.request))
      #expect(try await fixture.client.project(1).batchExports[export.id].retrieve().name == "New")
      #expect(fixture.arrived.first == "POST /api/environments/1/batch_exports/")
    }
  }

  /// The same method, query, body and key arrive at the place that the server points to.
  @Test func redirectedTheRequestIsSentAgainInWhole() async throws {
    try await Fixture.with {
      $0.environmentAlias = .redirect307
    } run: { fixture in
      let export = try await fixture.client.send(BatchExports.create(in: old.environment(1), Self.request))
      #expect(export.name == "New")
      #expect(
        fixture.arrived == ["POST /api/environments/1/batch_exports/", "POST /api/projects/1/batch_exports/"])
      let bodies = Set(fixture.fake.requests.map(\.bodyText))
      #expect(bodies == [#"{"name":"New","destination":{"type":"NoOp","config":{}},"interval":"hour"}"#])
      #expect(fixture.fake.requests.allSatisfy { $0.head.headerFields[.authorization] == "Bearer <redacted>" })

      fixture.fake.forgetRequests()
      let page = try await fixture.client.send(BatchExports.list(in: old.environment(1), limit: 1, offset: 1))
      #expect(page.results.count == 1)
      #expect(
        fixture.arrived == [
          "GET /api/environments/1/batch_exports/?limit=1&offset=1",
          "GET /api/projects/1/batch_exports/?limit=1&offset=1",
        ])
    }
  }

  /// The links of a list that a redirect led to name the project, and each page takes the way by the alias again.
  @Test(arguments: [.served, .redirect307] as [FakeConfiguration.EnvironmentAlias])
  func listsGoOnThroughIt(alias: FakeConfiguration.EnvironmentAlias) async throws {
    try await Fixture.with {
      $0.environmentAlias = alias
      $0.pageSizes.runs = 1
    } run: { fixture in
      for number in 1...3 { try fixture.fake.addExport(#"{"name": "Export \#(number)"}"#) }
      var names: Set<String> = []
      for try await export in old.environment(1, of: fixture.client).batchExports.list(limit: 2) {
        names.insert(export.name)
      }
      #expect(names == ["Events", "Export 1", "Export 2", "Export 3"])
      var runs = 0
      let export = old.environment(1, of: fixture.client).batchExports[fixture.export]
      for try await _ in export.runs.list() { runs += 1 }
      #expect(runs == 2)
    }
  }

  @Test func goneItIsNotFound() async throws {
    try await Fixture.with {
      $0.environmentAlias = .gone
    } run: { fixture in
      let error = await #expect(throws: PostHogError.self) {
        try await fixture.client.send(BatchExports.retrieve(in: old.environment(1), id: fixture.export))
      }
      #expect(error?.kind == .notFound && error?.operationID == "environments_batch_exports_retrieve")
      #expect(fixture.arrived.count == 1)
    }
  }
}
