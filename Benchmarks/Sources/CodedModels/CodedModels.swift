// The types of batch exports with the conformances that the compiler writes, as a program without this library has them.

package import Foundation

package struct CodedPage: Decodable {
  package let count: Int
  package let next: String?
  package let previous: String?
  package let results: [CodedExport]
}

package struct CodedExport: Decodable {
  package let id: UUID
  package let teamID: Int
  package let name: String
  package let model: String
  package let destination: CodedDestination
  package let interval: String
  package let paused: Bool
  package let createdAt: Date
  package let lastUpdatedAt: Date
  package let lastPausedAt: Date?
  package let startAt: Date?
  package let endAt: Date?
  package let latestRuns: [CodedRun]
  package let hogqlQuery: String?
  package let timezone: String?

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

package struct CodedDestination: Decodable {
  package let type: String
  package let config: CodedValue
  package let integration: Int?
  package let integrationID: Int?

  enum CodingKeys: String, CodingKey {
    case type, config, integration
    case integrationID = "integration_id"
  }
}

package struct CodedRun: Decodable {
  package let id: UUID
  package let status: String
  package let recordsCompleted: Int?
  package let latestError: String?
  package let dataIntervalStart: Date?
  package let dataIntervalEnd: Date
  package let cursor: String?
  package let createdAt: Date
  package let finishedAt: Date?
  package let lastUpdatedAt: Date
  package let recordsTotalCount: Int?
  package let bytesExported: Int?
  package let batchExport: UUID
  package let backfill: UUID?

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
package enum CodedValue: Decodable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([CodedValue])
  case object([String: CodedValue])

  package init(from decoder: any Decoder) throws {
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
