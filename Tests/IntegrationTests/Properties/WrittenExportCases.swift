import Foundation
import OperationCore
import PostHogBatchExports

private let start = Date(timeIntervalSince1970: 1_700_000_000)
private let end = Date(timeIntervalSince1970: 1_900_000_000)
private let filter = BatchExportFilter(
  type: .event, key: "$browser", operator: "exact", value: ["Firefox"], additionalMembers: ["label": "B"])
private let filterJSON = #"{"type":"event","key":"$browser","operator":"exact","value":["Firefox"],"label":"B"}"#
private let noOpJSON = #""destination":{"type":"NoOp","config":{}}"#

/// All options of an export of events, and those that only a query has. They are the same wherever an export is described.
private let eventsJSON = #"""
  "model":"events","paused":true,"start_at":"2023-11-14T22:13:20Z","end_at":"2030-03-17T17:46:40Z",
  "timezone":"Asia/Kolkata","offset_day":2,"offset_hour":5,"filters":[\#(filterJSON)],"incremental_mode":"MERGE",
  "last_paused_at":"2023-11-14T22:13:20Z"
  """#
private let queryJSON = #"""
  "model":"hogql","hogql_query":"select a, b from c","hogql_modifiers":{"debug":true},"primary_key":["a"],
  "version_key":["b"]
  """#

private let optionSchemas = ["BatchExportRequest", "BatchExportPatch", "BatchExportOptions"]

let writtenExportCases: [WrittenCase] = [
  WrittenCase(
    "an export of events", ["": ["BatchExportRequest", "BatchExportOptions"], "filters": ["BatchExportFilter"]],
    #"{"name":"N",\#(noOpJSON),"interval":"week",\#(eventsJSON)}"#
  ) {
    let request = BatchExportRequest(
      name: "N", destination: .noOp(NoOpConfig()), interval: .week, model: .events, paused: true, startAt: start,
      endAt: end, timezone: "Asia/Kolkata", offsetDay: 2, offsetHour: 5, filters: [filter], incrementalMode: .merge,
      lastPausedAt: start)
    _ = try await $0.client.project(1).batchExports.create(request)
  },
  WrittenCase(
    "an export of a query", ["": ["BatchExportRequest", "BatchExportOptions"]],
    #"{"name":"N",\#(noOpJSON),"interval":"hour",\#(queryJSON)}"#
  ) {
    let request = BatchExportRequest(
      name: "N", destination: .noOp(NoOpConfig()), interval: .hour, model: .hogql, hogqlQuery: "select a, b from c",
      hogqlModifiers: ["debug": true], primaryKey: ["a"], versionKey: ["b"])
    _ = try await $0.client.project(1).batchExports.create(request)
  },
  WrittenCase(
    "a change of an export of events",
    ["": ["BatchExportPatch", "BatchExportOptions"], "filters": ["BatchExportFilter"]],
    #"{"name":"M","destination":{"type":"AwsS3","config":{}},"interval":"week",\#(eventsJSON)}"#
  ) {
    let change = BatchExportPatch(
      name: "M", destination: .awsS3(AwsS3ConfigPatch()), interval: .week, model: .events, paused: true,
      startAt: .set(start), endAt: .set(end), timezone: .set("Asia/Kolkata"), offsetDay: .set(2), offsetHour: .set(5),
      filters: .set([filter]), incrementalMode: .merge, lastPausedAt: .set(start))
    _ = try await $0.client.project(1).batchExports[$0.export].update(change)
  },
  WrittenCase(
    "a step of testing", ["": ["DestinationTestRequest"]],
    #"{"name":"N","destination":{"type":"Snowflake","config":{"database":"d","warehouse":"w","schema":"s"},"integration_id":8},"interval":"hour","step":2}"#
  ) {
    let request = DestinationTestRequest(
      name: "N",
      destination: .snowflake(SnowflakeConfig(database: "d", warehouse: "w", schema: "s"), integrationID: 8),
      interval: .hour, step: 2)
    _ = try await $0.client.project(1).batchExports.testNewStep(request)
  },
  WrittenCase("unpausing", ["": ["UnpauseRequest"]], #"{"backfill":true}"#) {
    _ = try await $0.client.project(1).batchExports[$0.export].unpause(UnpauseRequest(backfill: true))
  },
  WrittenCase(
    "a backfill", ["": ["BackfillRequest"]],
    #"{"start_at":"2026-02-01T00:00:00Z","end_at":"2026-02-01T02:00:00Z"}"#
  ) { _ = try await $0.client.project(1).batchExports[$0.export].backfills.create(pastBackfill) },
]
