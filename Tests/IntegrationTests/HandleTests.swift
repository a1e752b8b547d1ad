// The same operations by another way: resources bound to a client, one property after another.

import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// One function of a handle, and the request that it has to send.
struct HandleCase: Sendable, CustomTestStringConvertible {
  let sends: @Sendable (Fixture) -> String
  let testDescription: String
  let call: @Sendable (Fixture) async throws -> Void

  /// In `request`, `{export}` and the like stand for the ids of the fixture.
  init(_ request: String, call: @escaping @Sendable (Fixture) async throws -> Void) {
    testDescription = request
    sends = { fixture in
      [
        "{export}": fixture.export, "{active}": fixture.activeRun, "{failed}": fixture.failedRun,
        "{backfill}": fixture.backfill, "{download}": fixture.download, "{pending}": fixture.activeDownload,
      ].reduce(request) { $0.replacing($1.key, with: $1.value.text) }
    }
    self.call = call
  }
}

extension Fixture {
  fileprivate var project: BoundScope<PostHogClient, ProjectScope> { client.project(1) }
  fileprivate var handle: BatchExports.Item<PostHogClient, ProjectScope> { project.batchExports[export] }
  fileprivate var organization: Organizations.Item<PostHogClient> { client.organizations[Place.organization] }
}

private let request = BatchExportRequest(name: "N", destination: .noOp(NoOpConfig()), interval: .hour)
private let testRequest = DestinationTestRequest(
  name: "N", destination: .awsS3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integrationID: 1),
  interval: .hour)

/// For closures that contain nothing else: the compiler can't see that they throw if `try` is in a macro.
private func expect(_ isRight: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(isRight, sourceLocation: sourceLocation)
}

/// The first item of a list, so that a test reads one page only.
private func first<Sequence: AsyncSequence>(_ items: Sequence) async throws -> Sequence.Element? {
  for try await item in items { return item }
  return nil
}

private let exportHandles = [
  HandleCase("GET /batch_exports/?limit=3") { try await expect(first($0.project.batchExports.list(limit: 3)) != nil) },
  HandleCase("POST /batch_exports/") { _ = try await $0.project.batchExports.create(request) },
  HandleCase("POST /batch_exports/run_test_step_new/") {
    _ = try await $0.project.batchExports.testNewStep(testRequest)
  },
  HandleCase("GET /batch_exports/test/?destination=AwsS3") {
    _ = try await $0.project.batchExports.testSteps(destination: .awsS3)
  },
  HandleCase("GET /batch_exports/{export}/") { try await expect($0.handle.retrieve().id == $0.export) },
  HandleCase("PUT /batch_exports/{export}/") {
    let s3 = DestinationRequest.awsS3(AwsS3Config(bucketName: "c", region: "r", prefix: "p"), integrationID: 1)
    _ = try await $0.handle.replace(BatchExportRequest(name: "N", destination: s3, interval: .hour))
  },
  HandleCase("PATCH /batch_exports/{export}/") {
    try await expect($0.handle.update(BatchExportPatch(name: "M")).name == "M")
  },
  HandleCase("DELETE /batch_exports/{export}/") { try await $0.handle.delete() },
  HandleCase("POST /batch_exports/{export}/pause/") { _ = try await $0.handle.pause() },
  HandleCase("POST /batch_exports/{export}/unpause/") { _ = try await $0.handle.unpause() },
  HandleCase("POST /batch_exports/{export}/run_test_step/") { _ = try await $0.handle.testStep(testRequest) },
  HandleCase("GET /batch_exports/{export}/logs/?limit=5") { try await expect(first($0.handle.logs(limit: 5)) != nil) },
]

private let jobHandles = [
  HandleCase("GET /batch_exports/{export}/runs/?status=Failed&after=\(wholePast)&start=\(wholePast)") {
    try await expect(first($0.handle.runs.list(statuses: [.failed]))?.id == $0.failedRun)
  },
  HandleCase("GET /batch_exports/{export}/runs/{active}/?after=\(wholePast)") {
    _ = try await $0.handle.runs[$0.activeRun].retrieve()
  },
  HandleCase("POST /batch_exports/{export}/runs/{active}/cancel/?after=\(wholePast)") {
    _ = try await $0.handle.runs[$0.activeRun].cancel()
  },
  HandleCase("POST /batch_exports/{export}/runs/{failed}/retry/?after=-9d") {
    _ = try await $0.handle.runs[$0.failedRun].retry(after: .relative("-9d"))
  },
  HandleCase("GET /batch_exports/{export}/runs/{failed}/logs/") {
    try await expect(first($0.handle.runs[$0.failedRun].logs())?.level == .error)
  },
  HandleCase("GET /batch_exports/{export}/backfills/") {
    try await expect(first($0.handle.backfills.list())?.id == $0.backfill)
  },
  HandleCase("POST /batch_exports/{export}/backfills/") { _ = try await $0.handle.backfills.create(pastBackfill) },
  HandleCase("GET /batch_exports/{export}/backfills/{backfill}/") {
    _ = try await $0.handle.backfills[$0.backfill].retrieve()
  },
  HandleCase("POST /batch_exports/{export}/backfills/{backfill}/cancel/") {
    _ = try await $0.handle.backfills[$0.backfill].cancel()
  },
]

private let downloadHandles = [
  HandleCase("GET /file_download_batch_exports/?offset=1") {
    try await expect(first($0.project.fileDownloads.list(offset: 1))?.id == $0.download)
  },
  HandleCase("POST /file_download_batch_exports/") {
    let file = FileDownloadFile(format: .parquet)
    _ = try await $0.project.fileDownloads.create(.hogql(file, hogqlQuery: "select 1 as one"))
  },
  HandleCase("POST /file_download_batch_exports/count_rows/") {
    _ = try await $0.project.fileDownloads.countRows(FileDownloadRowCountRequest(hogqlQuery: "select 1 as one"))
  },
  HandleCase("GET /file_download_batch_exports/{download}/") {
    _ = try await $0.project.fileDownloads[$0.download].retrieve()
  },
  HandleCase("POST /file_download_batch_exports/{pending}/cancel/") {
    _ = try await $0.project.fileDownloads[$0.activeDownload].cancel()
  },
  HandleCase("GET /file_download_batch_exports/{download}/download/") {
    _ = try await $0.project.fileDownloads[$0.download].download()
  },
  HandleCase("GET /file_download_batch_exports/{download}/download/1/") {
    _ = try await $0.project.fileDownloads[$0.download].download(part: "1")
  },
  HandleCase("GET /file_download_batch_exports/{download}/logs/?search=line") {
    try await expect(first($0.project.fileDownloads[$0.download].logs(search: "line")) != nil)
  },
  HandleCase("GET /dashboards/") { try await expect(first($0.project.dashboards.list())?.name == "Numbers") },
]

private let organizationHandles = [
  HandleCase("GET /api/organizations/") { try await expect(first($0.client.organizations.list()) != nil) },
  HandleCase("POST /api/organizations/") {
    _ = try await $0.client.organizations.create(OrganizationRequest(name: "Third"))
  },
  HandleCase("GET /api/organizations/\(Place.organization)/") { _ = try await $0.organization.retrieve() },
  HandleCase("PUT /api/organizations/\(Place.organization)/") {
    _ = try await $0.organization.replace(OrganizationRequest(name: "Third"))
  },
  HandleCase("PATCH /api/organizations/\(Place.organization)/") {
    _ = try await $0.organization.update(OrganizationPatch(enforce2FA: .set(true)))
  },
  HandleCase("DELETE /api/organizations/\(Place.organization)/") { try await $0.organization.delete() },
  HandleCase("POST /api/organizations/\(Place.organization)/environments_rollback/") {
    _ = try await $0.organization.rollBackEnvironments(["1": 1])
  },
]

@Suite struct HandleTests {
  @Test(arguments: exportHandles + jobHandles + downloadHandles)
  func aResourceOfAProjectSendsItsRequest(handle: HandleCase) async throws {
    try await Fixture.with { fixture in
      try await handle.call(fixture)
      #expect(fixture.arrived == [handle.sends(fixture).replacing(" /", with: " /api/projects/1/")])
    }
  }

  @Test(arguments: organizationHandles) func anOrganizationSendsItsRequest(handle: HandleCase) async throws {
    try await Fixture.with { fixture in
      try await handle.call(fixture)
      #expect(fixture.arrived == [handle.sends(fixture)])
    }
  }

  @Test func deprecatedLevelsHaveHandlesToo() async throws {
    try await Fixture.with { fixture in
      let environment = old.environment(1, of: fixture.client).batchExports[fixture.export]
      let run = try await environment.runs[fixture.failedRun].retrieve()
      #expect(run.id == fixture.failedRun)
      let organization = old.organization(Place.organization, of: fixture.client).batchExports[fixture.export]
      #expect(try await organization.pause().paused == true)
      #expect(
        fixture.arrived == [
          "GET /api/environments/1/batch_exports/\(fixture.export.text)/runs/\(fixture.failedRun.text)/?after=\(wholePast)",
          "POST /api/organizations/\(Place.organization)/batch_exports/\(fixture.export.text)/pause/",
        ])
    }
  }

  /// Nothing is sent before something is requested.
  @Test func handlesAreFree() async throws {
    try await Fixture.with { fixture in
      _ = fixture.handle.runs[fixture.failedRun]
      _ = fixture.project.batchExports.list()
      #expect(fixture.arrived.isEmpty)
    }
  }
}
