import Foundation
import PostHogBatchExports
import Testing

private let s3 = DestinationRequest.awsS3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integrationID: 1)
private let s3JSON =
  #"{"type":"AwsS3","config":{"bucket_name":"b","region":"r","prefix":"p"},"integration_id":1}"#

let batchExportCases: [OperationCase] = [
  OperationCase(
    "batch_exports_list", Level.all, "GET", { _ in "/batch_exports/" }, query: "limit=5&offset=0"
  ) { fixture, place in
    let page = try await fixture.client.send(BatchExports.list(in: place.any, limit: 5, offset: 0))
    #expect(page.count == 1 && page.next == nil)
    #expect(page.results.first?.id == fixture.export)
    #expect(page.results.first?.latestRuns.count == 2)
  },
  OperationCase(
    "batch_exports_create", Level.all, "POST", { _ in "/batch_exports/" },
    body: #"{"name":"New","destination":\#(s3JSON),"interval":"day","offset_hour":3}"#
  ) { fixture, place in
    let request = BatchExportRequest(name: "New", destination: s3, interval: .day, offsetHour: 3)
    let export = try await fixture.client.send(BatchExports.create(in: place.any, request))
    #expect(export.name == "New" && export.interval == .day && export.offsetHour == 3 && !export.paused)
    #expect(export.destination.config["bucket_name"]?.string == "b")
    #expect(export.destination.integration == 1)
  },
  OperationCase(
    "batch_exports_retrieve", Level.all, "GET", { "/batch_exports/\($0.export.text)/" }
  ) { fixture, place in
    let export = try await fixture.client.send(BatchExports.retrieve(in: place.any, id: fixture.export))
    #expect(export.id == fixture.export && export.name == "Events" && export.teamID == 1)
  },
  OperationCase(
    "batch_exports_update", Level.all, "PUT", { "/batch_exports/\($0.export.text)/" },
    body: #"{"name":"Put","destination":\#(s3JSON),"interval":"hour"}"#
  ) { fixture, place in
    let request = BatchExportRequest(name: "Put", destination: s3, interval: .hour)
    let export = try await fixture.client.send(BatchExports.replace(in: place.any, id: fixture.export, request))
    #expect(export.name == "Put")
  },
  OperationCase(
    "batch_exports_partial_update", Level.all, "PATCH", { "/batch_exports/\($0.export.text)/" },
    body: #"{"destination":{"type":"AwsS3","config":{"prefix":"q"}},"end_at":null}"#
  ) { fixture, place in
    let change = BatchExportPatch(destination: .awsS3(AwsS3ConfigPatch(prefix: "q")), endAt: .clear)
    let export = try await fixture.client.send(BatchExports.update(in: place.any, id: fixture.export, change))
    #expect(export.destination.config["prefix"]?.string == "q")
    #expect(export.destination.config["region"]?.string == "r", "what is not sent is kept")
    #expect(export.endAt == nil)
  },
  OperationCase(
    "batch_exports_destroy", Level.all, "DELETE", { "/batch_exports/\($0.export.text)/" }
  ) { fixture, place in
    try await fixture.client.send(BatchExports.delete(in: place.any, id: fixture.export))
  },
  OperationCase(
    "batch_exports_pause_create", Level.all, "POST", { "/batch_exports/\($0.export.text)/pause/" }
  ) { fixture, place in
    let result = try await fixture.client.send(BatchExports.pause(in: place.any, id: fixture.export))
    #expect(result.paused == true)
  },
  OperationCase(
    "batch_exports_unpause_create", Level.all, "POST", { "/batch_exports/\($0.export.text)/unpause/" },
    body: #"{"backfill":true}"#
  ) { fixture, place in
    let request = UnpauseRequest(backfill: true)
    let result = try await fixture.client.send(BatchExports.unpause(in: place.any, id: fixture.export, request))
    #expect(result.paused == false)
  },
  OperationCase(
    "batch_exports_logs_retrieve", Level.all, "GET", { "/batch_exports/\($0.export.text)/logs/" },
    query: "level=INFO%2CERROR&search=line&limit=10"
  ) { fixture, place in
    let page = try await fixture.client.send(
      BatchExports.logs(in: place.any, id: fixture.export, levels: [.info, .error], search: "line", limit: 10))
    #expect(page.results.map(\.message) == ["one line"])
    #expect(page.results.first?.level == .info)
  },
  OperationCase(
    "batch_exports_backfill_create", Level.all, "POST", { "/batch_exports/\($0.export.text)/backfill/" },
    body: #"{"start_at":"2026-02-01T00:00:00Z","end_at":"2026-02-01T02:00:00Z"}"#
  ) { fixture, place in
    let started = try await fixture.client.send(old.backfill(in: place.any, id: fixture.export, pastBackfill))
    #expect(started.backfillID?.isEmpty == false)
  },
  OperationCase(
    "batch_exports_run_test_step_create", Level.all, "POST", { "/batch_exports/\($0.export.text)/run_test_step/" },
    body: #"{"name":"T","destination":\#(s3JSON),"interval":"hour","step":1}"#
  ) { fixture, place in
    let request = DestinationTestRequest(name: "T", destination: s3, interval: .hour, step: 1)
    let step = try await fixture.client.send(BatchExports.testStep(in: place.any, id: fixture.export, request))
    #expect(step.name == "Check S3 bucket exists" && step.result?.status == .passed)
  },
  OperationCase(
    "batch_exports_run_test_step_new_create", Level.all, "POST", { _ in "/batch_exports/run_test_step_new/" },
    body: #"{"name":"T","destination":\#(s3JSON),"interval":"hour"}"#
  ) { fixture, place in
    let request = DestinationTestRequest(name: "T", destination: s3, interval: .hour)
    let step = try await fixture.client.send(BatchExports.testNewStep(in: place.any, request))
    #expect(step.result?.status == .passed)
  },
  OperationCase(
    "batch_exports_test_retrieve", Level.all, "GET", { _ in "/batch_exports/test/" }, query: "destination=Snowflake"
  ) { fixture, place in
    let test = try await fixture.client.send(BatchExports.testSteps(in: place.any, destination: .snowflake))
    #expect(test.steps.count == 4 && test.steps.allSatisfy { $0.result == nil })
  },
]

/// Two hours of a day that is over.
let pastBackfill = BackfillRequest(
  startAt: .instant(Date(timeIntervalSince1970: 1_769_904_000)),
  endAt: .instant(Date(timeIntervalSince1970: 1_769_911_200)))
