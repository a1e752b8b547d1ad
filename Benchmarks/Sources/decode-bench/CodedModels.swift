// The same types with the conformances that the compiler writes.

import Foundation

struct CodedPage: Decodable {
  let count: Int
  let next: String?
  let previous: String?
  let results: [CodedExport]
}

struct CodedExport: Decodable {
  let id: UUID
  let teamID: Int
  let name: String
  let model: String
  let destination: CodedDestination
  let interval: String
  let paused: Bool
  let createdAt: Date
  let lastUpdatedAt: Date
  let lastPausedAt: Date?
  let startAt: Date?
  let endAt: Date?
  let latestRuns: [CodedRun]
  let hogqlQuery: String?
  let timezone: String?

  enum CodingKeys: String, CodingKey {
    case id, name, model, destination, interval, paused, timezone
    case teamID = "team_id"
    case createdAt = "created_at"
    case lastUpdatedAt = "last_updated_at"
    case lastPausedAt = "last_paused_at"
    case startAt = "start_at"
    case endAt = "end_at"
    case latestRuns = "latest_runs"
    case hogqlQuery = "hogql_query"
  }
}

struct CodedDestination: Decodable {
  let type: String
  let config: CodedValue
  let integration: Int?
  let integrationID: Int?

  enum CodingKeys: String, CodingKey {
    case type, config, integration
    case integrationID = "integration_id"
  }
}

struct CodedRun: Decodable {
  let id: UUID
  let status: String
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

  enum CodingKeys: String, CodingKey {
    case id, status, cursor, backfill
    case recordsCompleted = "records_completed"
    case latestError = "latest_error"
    case dataIntervalStart = "data_interval_start"
    case dataIntervalEnd = "data_interval_end"
    case createdAt = "created_at"
    case finishedAt = "finished_at"
    case lastUpdatedAt = "last_updated_at"
    case recordsTotalCount = "records_total_count"
    case bytesExported = "bytes_exported"
    case batchExport = "batch_export"
  }
}

/// A free-form value, as it is usually written for `Codable`.
enum CodedValue: Decodable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([CodedValue])
  case object([String: CodedValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([CodedValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: CodedValue].self))
    }
  }
}
