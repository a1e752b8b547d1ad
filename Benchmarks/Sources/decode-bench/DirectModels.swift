// The page's types as they are emitted.

import Foundation
import OperationCore

struct Export: JSONObjectReadable {
  let id: UUID
  let teamID: Int
  let name: String
  let model: Model
  let destination: Destination
  let interval: Interval
  let paused: Bool
  let createdAt: Date
  let lastUpdatedAt: Date
  let lastPausedAt: Date?
  let startAt: Date?
  let endAt: Date?
  let latestRuns: [Run]
  let hogqlQuery: String?
  let timezone: String?

  init(members json: inout JSONReader) throws(JSONError) {
    id = try json.required("id")
    teamID = try json.required("team_id")
    name = try json.required("name")
    model = try json.required("model")
    destination = try json.required("destination")
    interval = try json.required("interval")
    paused = try json.optional("paused") ?? false
    createdAt = try json.required("created_at")
    lastUpdatedAt = try json.required("last_updated_at")
    lastPausedAt = try json.optional("last_paused_at")
    startAt = try json.optional("start_at")
    endAt = try json.optional("end_at")
    latestRuns = try json.required("latest_runs")
    hogqlQuery = try json.optional("hogql_query")
    timezone = try json.optional("timezone")
  }
}

struct Destination: JSONObjectReadable {
  let type: DestinationType
  let config: JSONValue
  let integration: Int?
  let integrationID: Int?

  init(members json: inout JSONReader) throws(JSONError) {
    type = try json.required("type")
    config = try json.required("config")
    integration = try json.optional("integration")
    integrationID = try json.optional("integration_id")
  }
}

struct Run: JSONObjectReadable {
  let id: UUID
  let status: RunStatus
  let recordsCompleted: Int?
  let latestError: String?
  let dataIntervalStart: Date?
  let dataIntervalEnd: Date
  let cursor: String?
  let createdAt: Date
  let finishedAt: Date?
  let lastUpdatedAt: Date
  let recordsTotalCount: Int?
  let bytesExported: Int?
  let batchExport: UUID
  let backfill: UUID?

  init(members json: inout JSONReader) throws(JSONError) {
    id = try json.required("id")
    status = try json.required("status")
    recordsCompleted = try json.optional("records_completed")
    latestError = try json.optional("latest_error")
    dataIntervalStart = try json.optional("data_interval_start")
    dataIntervalEnd = try json.required("data_interval_end")
    cursor = try json.optional("cursor")
    createdAt = try json.required("created_at")
    finishedAt = try json.optional("finished_at")
    lastUpdatedAt = try json.required("last_updated_at")
    recordsTotalCount = try json.optional("records_total_count")
    bytesExported = try json.optional("bytes_exported")
    batchExport = try json.required("batch_export")
    backfill = try json.optional("backfill")
  }
}

struct Model: OpenEnum {
  let rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }
  static var known: [Self] { [Self(rawValue: "events")] }
}

struct Interval: OpenEnum {
  let rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }
  static var known: [Self] { [Self(rawValue: "hour")] }
}

struct DestinationType: OpenEnum {
  let rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }
  static var known: [Self] { [Self(rawValue: "S3")] }
}

struct RunStatus: OpenEnum {
  let rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }
  static var known: [Self] { [Self(rawValue: "Completed")] }
}

/// The same type through the bridge.
struct BridgedPage: Decodable, JSONObjectReadable {
  let page: OffsetPage<Export>

  init(members json: inout JSONReader) throws(JSONError) {
    page = try OffsetPage(members: &json)
  }
}
