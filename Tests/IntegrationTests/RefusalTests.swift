// What the server refuses, as the error that a program sees.

import FakePostHogServer
import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// One call that is refused, and the error that it has to end in.
struct Refusal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let kind: PostHogError.Kind
  let status: Int
  let code: String?
  let configure: @Sendable (inout FakeConfiguration) -> Void
  let call: @Sendable (Fixture) async throws -> Void

  init(
    _ name: String, _ kind: PostHogError.Kind, _ status: Int, code: String?,
    when configure: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in },
    call: @escaping @Sendable (Fixture) async throws -> Void
  ) {
    testDescription = name
    self.kind = kind
    self.status = status
    self.code = code
    self.configure = configure
    self.call = call
  }
}

private func create(_ fixture: Fixture, _ destination: DestinationRequest, offsetHour: Int? = nil) async throws {
  let request = BatchExportRequest(name: "N", destination: destination, interval: .hour, offsetHour: offsetHour)
  _ = try await fixture.client.project(1).batchExports.create(request)
}

private func s3(_ config: AwsS3Config, integration: Int = 1) -> DestinationRequest {
  .awsS3(config, integrationID: integration)
}

private let readOnly = FakeAPIKey("phx_read_only", scopes: ["batch_export:read"])

private let refusals = [
  Refusal("an unknown key", .authentication, 401, code: "authentication_failed") {
    _ = try await $0.client(key: "phx_unknown").project(1).batchExports[$0.export].retrieve()
  },
  Refusal(
    "a key without the scope", .permission(scopes: ["batch_export:write"]), 403, code: "permission_denied",
    when: { $0.keys.append(readOnly) }
  ) { _ = try await $0.client(key: readOnly.value).project(1).batchExports[$0.export].pause() },
  Refusal(
    "a key for another project", .permission(scopes: ["batch_export:read"]), 403, code: "permission_denied",
    when: { $0.keys.append(FakeAPIKey("phx_elsewhere", projects: [7])) }
  ) { _ = try await $0.client(key: "phx_elsewhere").project(1).batchExports[$0.export].retrieve() },
  Refusal("an id that does not exist", .notFound, 404, code: "not_found") {
    _ = try await $0.client.project(1).batchExports[$0.download].retrieve()
  },
  Refusal("a project that does not exist", .notFound, 404, code: "not_found") {
    _ = try await $0.client.project(99).batchExports[$0.export].retrieve()
  },
  Refusal("a cursor of nowhere", .notFound, 404, code: "not_found") {
    _ = try await $0.client.send(Runs.list(in: .project(1), batchExportID: $0.export, cursor: "!"))
  },
  Refusal("steps of what cannot be tested, refused without a body", .notFound, 404, code: nil) {
    _ = try await $0.client.project(1).batchExports.testSteps(destination: .noOp)
  },
  Refusal("a field at fault", .validation(field: "offset_hour"), 400, code: "invalid_input") {
    try await create($0, .noOp(NoOpConfig()), offsetHour: 3)
  },
  Refusal("a config at fault as a whole", .validation(field: "destination"), 400, code: "invalid_input") {
    try await create($0, s3(AwsS3Config(bucketName: "b", region: "r", prefix: "p", compression: .snappy)))
  },
  Refusal("a nested field at fault", .validation(field: "destination.integration"), 400, code: "does_not_exist") {
    try await create($0, s3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integration: 99))
  },
  Refusal("a choice that is none", .validation(field: "file.format"), 400, code: "invalid_choice") {
    let file = FileDownloadFile(format: FileFormat(rawValue: "CSV"))
    _ = try await $0.client.project(1).fileDownloads.create(.hogql(file, hogqlQuery: "select 1 as one"))
  },
  Refusal("no field at fault", .validation(field: nil), 400, code: "invalid_input") {
    _ = try await $0.client.project(1).batchExports[$0.export].runs[$0.failedRun].cancel()
  },
  Refusal(
    "too many backfills at a time", .concurrencyLimited, 429, code: "too_many_concurrent_backfills",
    when: { $0.maxConcurrentBackfills = 1 }
  ) { _ = try await $0.client.project(1).batchExports[$0.export].backfills.create(pastBackfill) },
  Refusal(
    "too many file downloads at a time", .concurrencyLimited, 429, code: "too_many_concurrent_file_downloads",
    when: { $0.maxConcurrentFileDownloads = 1 }
  ) {
    _ = try await $0.client.project(1).fileDownloads.create(.hogql(FileDownloadFile(), hogqlQuery: "select 1 as one"))
  },
  Refusal("the same retry twice, on which the server fails", .server, 500, code: "error") {
    let run = $0.client.project(1).batchExports[$0.export].runs[$0.failedRun]
    _ = try await run.retry()
    _ = try await run.retry()
  },
  Refusal("a job that could not be started, refused without the usual format", .server, 500, code: nil) {
    $0.fake.nextFileDownload(.notStarted)
    _ = try await $0.client.project(1).fileDownloads.create(.hogql(FileDownloadFile(), hogqlQuery: "select 1 as one"))
  },
]

@Suite struct RefusalTests {
  @Test(arguments: refusals) func aRefusalIsATypedError(refusal: Refusal) async throws {
    try await Fixture.with(refusal.configure) { fixture in
      let error = await #expect(throws: PostHogError.self) { try await refusal.call(fixture) }
      #expect(error?.kind == refusal.kind)
      #expect(error?.status == refusal.status)
      #expect(error?.envelope?.code == refusal.code)
      #expect(error?.operationID?.isEmpty == false)
    }
  }

  @Test func aThrottledKeyHearsWhenToComeBack() async throws {
    try await Fixture.with { fixture in
      let export = fixture.client.project(1).batchExports[fixture.export]
      fixture.fake.configure { $0.rateLimit = FakeConfiguration.RateLimit(perMinute: 2) }
      _ = try await export.retrieve()
      fixture.clock.advance(by: .seconds(20))
      _ = try await export.retrieve()
      let error = await #expect(throws: PostHogError.self) { try await export.retrieve() }
      #expect(error?.kind == .rateLimited(retryAfter: .seconds(40)))
      fixture.clock.advance(by: .seconds(40))
      _ = try await export.retrieve()
    }
  }
}
