import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Every property that the API returns arrives with its type and its value. What the fake never fills comes in a
/// response that the test provides.
@Suite struct ReadPropertyTests {
  static let described = ReadTables.offsetPage("BatchExportPage", of: ReadTables.export).described
    .union(ReadTables.cursorPage("BatchExportRunPage", of: ReadTables.run).described)
    .union(ReadTables.cursorPage("BatchExportBackfillPage", of: ReadTables.backfill).described)
    .union(ReadTables.offsetPage("OrganizationPage", of: ReadTables.organization).described)
    .union(ReadTables.offsetPage("DashboardPage", of: ReadTables.dashboard).described)
    .union(ReadTables.offsetPage("FileDownloadPage", of: ReadTables.summary).described)
    .union(ReadTables.lines.described).union(ReadTables.download.described).union(ReadTables.created.described)
    .union(ReadTables.cancelledDownload.described).union(ReadTables.rowCount.described)
    .union(ReadTables.paused.described).union(ReadTables.cancelled.described).union(ReadTables.started.described)
    .union(ReadTables.rolledBack.described).union(ReadTables.error.described).union(ReadTables.test.described)

  @Test func allThatIsReadHasItsTypeAndValue() async throws {
    try await Fixture.with { fixture in
      var journey = Journey(fixture)
      try await Self.readExports(&journey, fixture)
      try await Self.readJobs(&journey, fixture)
      try await Self.readDownloads(&journey, fixture)
      try await Self.readOrganizations(&journey, fixture)
      try await Self.readTests(&journey, fixture)
      #expect(Self.described.subtracting(journey.travelled).sorted() == [], "no value has travelled")
    }
  }

  private static func readExports(_ journey: inout Journey, _ fixture: Fixture) async throws {
    let table = ReadTables.export
    try fixture.fake.addExport(#"{"schema":{"fields":[{"expression":"event","alias":"e"}],"values":{}}}"#)
    try await journey.read(
      table,
      BatchExports.create(
        in: .project(1),
        BatchExportRequest(
          name: "Query", destination: .noOp(NoOpConfig()), interval: .week, model: .hogql,
          startAt: Date(timeIntervalSince1970: 1_700_000_000), endAt: Date(timeIntervalSince1970: 1_900_000_000),
          timezone: "Asia/Kolkata", offsetDay: 2, offsetHour: 5, hogqlQuery: "select a, b from c",
          hogqlModifiers: ["debug": true], primaryKey: ["a"], versionKey: ["b"], incrementalMode: .merge)))
    try await journey.read(
      table,
      BatchExports.update(
        in: .project(1), id: fixture.export, BatchExportPatch(filters: .set([BatchExportFilter(type: .event)]))))
    try await journey.read(ReadTables.paused, BatchExports.pause(in: .project(1), id: fixture.export))
    try await journey.read(table, BatchExports.retrieve(in: .project(1), id: fixture.export))
    let page = ReadTables.offsetPage("BatchExportPage", of: table)
    try await journey.read(page, BatchExports.list(in: .project(1), limit: 1, offset: 1))
    try await journey.read(page, BatchExports.list(in: .project(1)))
  }

  private static func readJobs(_ journey: inout Journey, _ fixture: Fixture) async throws {
    let runs = ReadTables.cursorPage("BatchExportRunPage", of: ReadTables.run)
    let list = Runs.list(in: .project(1), batchExportID: fixture.export)
    fixture.clock.advance(by: .seconds(60))
    fixture.fake.configure { $0.pageSizes.runs = 1 }
    let first = try await journey.read(runs, list)
    let cursor = try #require(URLComponents(string: first.next ?? "")?.queryItems?.first { $0.name == "cursor" }?.value)
    try await journey.read(runs, Runs.list(in: .project(1), batchExportID: fixture.export, cursor: cursor))
    fixture.fake.configure { $0.pageSizes.runs = 100 }
    try await journey.read(runs, list)
    let retrieve = Runs.retrieve(in: .project(1), batchExportID: fixture.export, id: fixture.failedRun)
    try await journey.read(ReadTables.run, retrieve, from: Self.run)

    let backfills = ReadTables.cursorPage("BatchExportBackfillPage", of: ReadTables.backfill)
    let backfill = Backfills.retrieve(in: .project(1), batchExportID: fixture.export, id: fixture.backfill)
    try await journey.read(ReadTables.backfill, backfill)
    try await journey.read(ReadTables.backfill, backfill, from: Self.backfill)
    try await journey.read(
      backfills, Backfills.list(in: .project(1), batchExportID: fixture.export),
      from: #"{"next":"https://x/?cursor=n","previous":"https://x/?cursor=p","results":[\#(Self.backfill)]}"#)
    let retry = Runs.retry(in: .project(1), batchExportID: fixture.export, id: fixture.failedRun)
    try await journey.read(ReadTables.started, retry)
    try await journey.read(ReadTables.started, retry, from: Self.backfill, status: 201)
    let active = try #require(fixture.fake.startRun(of: fixture.export))
    try await journey.read(
      ReadTables.cancelled, Runs.cancel(in: .project(1), batchExportID: fixture.export, id: active))

    let logs = BatchExports.logs(in: .project(1), id: fixture.export)
    try await journey.read(ReadTables.lines, logs)
    try await journey.read(
      ReadTables.lines, logs, from: #"{"count":0,"next":"https://x/?offset=1","previous":"https://x/","results":[]}"#)
  }

  private static func readDownloads(_ journey: inout Journey, _ fixture: Fixture) async throws {
    let query = FileDownloadRequest.hogql(FileDownloadFile(), hogqlQuery: "select event from events")
    fixture.fake.nextFileDownload(.completed(files: [[1], [2]], records: 2))
    let done = try await journey.read(ReadTables.created, FileDownloads.create(in: .project(1), query))
    fixture.fake.nextFileDownload(.failed("The query is too large."))
    let failed = try await journey.read(ReadTables.created, FileDownloads.create(in: .project(1), query))
    fixture.clock.advance(by: .seconds(60))
    let active = try await journey.read(ReadTables.created, FileDownloads.create(in: .project(1), query))
    for id in [done.id, failed.id, active.id] {
      try await journey.read(ReadTables.download, FileDownloads.retrieve(in: .project(1), id: id))
    }
    let page = ReadTables.offsetPage("FileDownloadPage", of: ReadTables.summary)
    try await journey.read(page, FileDownloads.list(in: .project(1), limit: 1, offset: 1))
    try await journey.read(ReadTables.cancelledDownload, FileDownloads.cancel(in: .project(1), id: active.id))
    fixture.fake.nextRowCount(.rows(9_000_000_000))
    try await journey.read(
      ReadTables.rowCount,
      FileDownloads.countRows(in: .project(1), FileDownloadRowCountRequest(hogqlQuery: "select a from b")))
  }

  private static func readOrganizations(_ journey: inout Journey, _ fixture: Fixture) async throws {
    let retrieve = Organizations.retrieve(id: Place.organization)
    try await journey.read(ReadTables.organization, retrieve)
    try await journey.read(ReadTables.organization, retrieve, from: Self.organization)
    for name in ["Second", "Third"] { fixture.fake.addOrganization(FakeOrganization(id: UUID(), name: name)) }
    try await journey.read(
      ReadTables.offsetPage("OrganizationPage", of: ReadTables.organization), Organizations.list(limit: 1, offset: 1))
    try await journey.read(
      ReadTables.rolledBack, Organizations.rollBackEnvironments(id: Place.organization, ["1": 1]))

    for name in ["More", "Still more"] { fixture.fake.addDashboard(name) }
    let page = ReadTables.offsetPage("DashboardPage", of: ReadTables.dashboard)
    try await journey.read(page, Dashboards.list(in: .project(1), limit: 1, offset: 1))
    try await journey.read(
      page, Dashboards.list(in: .project(1)),
      from: #"{"count":1,"next":null,"previous":null,"results":[\#(Self.dashboard)]}"#)
  }

  private static func readTests(_ journey: inout Journey, _ fixture: Fixture) async throws {
    try await journey.read(ReadTables.test, BatchExports.testSteps(in: .project(1), destination: .snowflake))
    fixture.fake.nextTestStep(.failed("There is no such bucket."))
    let request = DestinationTestRequest(
      name: "T", destination: .awsS3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integrationID: 1),
      interval: .hour)
    let step = try await journey.read(ReadTables.testStep, BatchExports.testNewStep(in: .project(1), request))
    #expect(step.result?.message == "There is no such bucket.")
    // `DestinationTest` has steps with results only where a server sends them.
    try await journey.read(
      ReadTables.test, BatchExports.testSteps(in: .project(1), destination: .snowflake),
      from: #"{"steps":[{"name":"n","description":"d","result":{"status":"Failed","message":"m"}}]}"#)
    try journey.read(ReadTables.error, from: Array(Self.error.utf8))
  }
}

/// Responses with a value everywhere.
extension ReadPropertyTests {
  fileprivate static let run = #"""
    {"id":"0190f3b1-0000-7000-8000-000000000001","status":"FailedRetryable","records_completed":1,"records_failed":2,
    "records_total_count":3,"bytes_exported":9007199254740993,"latest_error":"e","data_interval_start":"2026-03-01T09:00:00Z",
    "data_interval_end":"2026-03-01T10:00:00Z","cursor":"c","created_at":"2026-03-01T10:00:00.123456Z",
    "finished_at":"2026-03-01T10:00:02Z","last_updated_at":"2026-03-01T10:00:03Z",
    "batch_export":"0190f3b1-0000-7000-8000-000000000002","batch_export_on_demand":"0190f3b1-0000-7000-8000-000000000003",
    "backfill":"0190f3b1-0000-7000-8000-000000000004"}
    """#

  fileprivate static let backfill = #"""
    {"id":"0190f3b1-0000-7000-8000-000000000005","backfill_id":"w","status":"Running",
    "progress":{"total_runs":4,"finished_runs":1,"progress":0.3},"start_at":"2026-03-01T00:00:00Z",
    "end_at":"2026-03-01T04:00:00Z","adjusted_start_at":"2026-03-01T01:00:00Z","total_records_count":9007199254740993,
    "created_at":"2026-03-01T10:00:00Z","finished_at":"2026-03-01T10:00:01Z","last_updated_at":"2026-03-01T10:00:02Z",
    "team":7,"batch_export":"0190f3b1-0000-7000-8000-000000000002"}
    """#

  fileprivate static let organization = #"""
    {"id":"0190f3b1-0000-7000-8000-000000000006","name":"Hedgehogs","slug":"hedgehogs",
    "logo_media_id":"0190f3b1-0000-7000-8000-000000000007","created_at":"2026-03-01T10:00:00Z",
    "updated_at":"2026-03-01T10:00:01Z","membership_level":8,"plugins_access_level":6,"teams":[{"id":1}],
    "projects":[{"id":2}],"available_product_features":[{"key":"sso"}],"is_member_join_email_enabled":false,
    "metadata":{"instance_tag":"eu"},"customer_id":"cus_1","enforce_2fa":true,"members_can_invite":false,
    "members_can_use_personal_api_keys":false,"allow_publicly_shared_resources":false,"member_count":12,
    "is_ai_data_processing_approved":true,"default_experiment_stats_method":"frequentist","default_role_id":"r"}
    """#

  fileprivate static let dashboard = #"""
    {"id":3,"name":"Numbers","description":"All of them","pinned":true,"created_at":"2026-03-01T10:00:00Z",
    "created_by":{"id":4,"uuid":"0190f3b1-0000-7000-8000-000000000008","distinct_id":"d","first_name":"Fay",
    "last_name":"Kerr","email":"fay@example.com","is_email_verified":false,"hedgehog_config":{"color":"green"},
    "role_at_organization":"founder"},"last_accessed_at":"2026-03-01T10:00:01Z","last_viewed_at":"2026-03-01T10:00:02Z",
    "last_refresh":"2026-03-01T10:00:03Z","folder":"Unfiled","is_shared":true,"deleted":true,"creation_mode":"template",
    "tags":["a"],"restriction_level":37,"effective_restriction_level":21,"effective_privilege_level":37,
    "user_access_level":"manager","access_control_version":"v2","team_id":5,"search_match_type":"exact"}
    """#

  fileprivate static let error = #"""
    {"type":"server_error","code":"error","detail":"It failed.","attr":"destination","extra":{"more":1},
    "error_event_id":"0190f3b1-0000-7000-8000-000000000009"}
    """#
}
