import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Servers of different ages respond differently to the same request. The table of operations shows the responses of
/// servers that serve everything; here are the others.
@Suite struct ServerEraTests {
  /// Current servers fail on it, older ones accept no key.
  @Test(arguments: [
    (FakeConfiguration.RunLogs.failing, PostHogError.Kind.server),
    (.forbidden, .permission(scopes: ["batch_export:read"])),
  ])
  func logsOfARunAreRefused(runLogs: FakeConfiguration.RunLogs, kind: PostHogError.Kind) async throws {
    try await Fixture.with {
      $0.runLogs = runLogs
    } run: { fixture in
      let operation = Runs.logs(in: .project(1), batchExportID: fixture.export, id: fixture.failedRun)
      await expect(kind) { _ = try await fixture.client.send(operation) }
    }
  }

  @Test func logsOfOldServersAreForBrowsersOnly() async throws {
    try await Fixture.with {
      $0.logAccess = .forbidden
    } run: { fixture in
      let kind = PostHogError.Kind.permission(scopes: ["batch_export:read"])
      await expect(kind) { _ = try await fixture.client.send(BatchExports.logs(in: .project(1), id: fixture.export)) }
      await expect(kind) {
        _ = try await fixture.client.send(FileDownloads.logs(in: .project(1), id: fixture.download))
      }
    }
  }

  @Test func rollingBackIsForBrowsersOnly() async throws {
    try await Fixture.with {
      $0.rollbackAccess = .forbidden
    } run: { fixture in
      await expect(.permission(scopes: [])) {
        _ = try await fixture.client.organizations[Place.organization].rollBackEnvironments(["1": 1])
      }
    }
  }

  @Test func rollingBackIsReadAsServersRespondAndAsItIsDocumented() throws {
    let operation = Organizations.rollBackEnvironments(id: "@current", ["1": 1])
    let begun = try operation.decode(RawResponse(status: 202, body: Array(#"{"success":true}"#.utf8)))
    #expect(begun?.success == true)
    let organization = #"{"id":"0190f3b1-0000-7000-8000-000000000001","name":"Hedgehogs"}"#
    let documented = try operation.decode(RawResponse(status: 200, body: Array(organization.utf8)))
    #expect(documented != nil && documented?.success == nil)
  }

  /// PostHog documents these errors without a body.
  @Test func aBodyNeedNotBeThereWherePostHogDocumentsNone() async throws {
    try await Fixture.with { fixture in
      let export = fixture.client.project(1).batchExports[fixture.export]
      let request = DestinationTestRequest(
        name: "T", destination: .awsS3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integrationID: 1),
        interval: .hour)
      fixture.fake.respondNext(with: FakeResponse(status: .ok, json: ""))
      let step = try await export.testStep(request)
      #expect(step.name == nil && step.description == nil && step.result == nil)
      fixture.fake.respondNext(with: FakeResponse(status: .ok, json: ""))
      let logs = BatchExports.logs(in: .project(1), id: fixture.export)
      #expect(try await fixture.client.send(logs).results.isEmpty)
      fixture.fake.respondNext(with: FakeResponse(status: .ok, json: "{}"))
      let error = await #expect(throws: PostHogError.self) { try await fixture.client.send(logs) }
      #expect(error?.status == 200, "JSON that is no page is no list without lines")
    }
  }

  /// Servers respond with nothing or with 404 if the export is unknown; which of them isn't documented.
  @Test func runsAndBackfillsOfAnUnknownExportAreNoneOrNotFound() async throws {
    try await Fixture.with { fixture in
      let unknown = fixture.client.project(1).batchExports[UUID()]
      for try await run in unknown.runs.list() { Issue.record("\(run.id)") }
      for try await backfill in unknown.backfills.list() { Issue.record("\(backfill.id)") }
      let missing = FakeResponse(
        status: .notFound, json: #"{"type":"invalid_request","code":"not_found","detail":"Not found.","attr":null}"#)
      fixture.fake.respondNext(with: missing)
      await expect(.notFound) { for try await _ in unknown.runs.list() {} }
      fixture.fake.respondNext(with: missing)
      await expect(.notFound) { for try await _ in unknown.backfills.list() {} }
    }
  }

  @Test func currentServersHaveDroppedTheDeprecatedRoutes() async throws {
    try await Fixture.with {
      $0.servesDeprecatedRoutes = false
    } run: { fixture in
      await expect(.notFound) {
        _ = try await fixture.client.send(old.backfill(in: Place(.project).any, id: fixture.export, pastBackfill))
      }
      for operation in batchExportCases {
        await expect(.notFound) { try await operation.call(fixture, Place(.organization)) }
      }
    }
  }

  @Test(arguments: [FakeConfiguration.RetryStatus.ok, .created])
  func aRetryIsReadWithEitherStatus(status: FakeConfiguration.RetryStatus) async throws {
    try await Fixture.with {
      $0.retryStatus = status
    } run: { fixture in
      let started = try await fixture.client.project(1).batchExports[fixture.export].runs[fixture.failedRun].retry()
      #expect(started.backfillID != nil)
      #expect(fixture.fake.exchanges.last?.response.head.status == (status == .ok ? .ok : .created))
    }
  }

  @Test func aBackfillOfAnOldServerIsNamedByItsWorkflow() async throws {
    try await Fixture.with { fixture in
      fixture.fake.configure { $0.backfillIDs = .workflow }
      let backfills = fixture.client.project(1).batchExports[fixture.export].backfills
      let started = try await backfills.create(pastBackfill)
      #expect(started.backfillID.flatMap { UUID(uuidString: $0) } == nil)
      #expect(started.backfillID?.hasPrefix(fixture.export.text) == true)
    }
  }

  /// Older servers return every value of a config as text.
  @Test(arguments: [(FakeConfiguration.ConfigValues.typed, "5"), (.text, #""5""#)])
  func aConfigIsReadWhateverItsValuesAre(values: FakeConfiguration.ConfigValues, size: String) async throws {
    try await Fixture.with {
      $0.configValues = values
    } run: { fixture in
      let change = BatchExportPatch(destination: .awsS3(AwsS3ConfigPatch(maxFileSizeMb: .set(5))))
      let export = try await fixture.client.project(1).batchExports[fixture.export].update(change)
      #expect(export.destination.config["max_file_size_mb"]?.bytes == Array(size.utf8))
      #expect(try export.destination.config(as: AwsS3Config.self).maxFileSizeMb == 5)
      let error = #expect(throws: JSONError.self) { try export.destination.config(as: NoOpConfig.self) }
      #expect(error?.description == "expected NoOp for NoOpConfig, found AwsS3 at /type")
    }
  }

  private func expect(
    _ kind: PostHogError.Kind, sourceLocation: SourceLocation = #_sourceLocation,
    _ call: () async throws -> Void
  ) async {
    let error = await #expect(throws: PostHogError.self, sourceLocation: sourceLocation) { try await call() }
    #expect(error?.kind == kind, sourceLocation: sourceLocation)
  }
}
