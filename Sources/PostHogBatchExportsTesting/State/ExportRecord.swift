#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A stored batch export, including its secrets. It is kept after it is deleted.
struct ExportRecord: Identifiable, Sendable {
  let id: UUID
  let project: Int
  let createdAt: Timestamp
  var lastUpdatedAt: Timestamp
  var isDeleted = false
  var settings: ExportSettings
}

/// The properties of a batch export that a request can set.
struct ExportSettings: Sendable {
  var name = ""
  var model = ExportModel.events
  var destination: DestinationRecord
  var schedule = ExportSchedule()
  var isPaused = false
  var lastPausedAt: Timestamp?
  var startAt: Timestamp?
  var endAt: Timestamp?
  var hogQL = HogQLSettings()
  var schema = JSON.null
  var filters = JSON.null
}

/// How often an export runs, and when in the day or week.
struct ExportSchedule: Sendable {
  var interval = ExportInterval.hour
  var timezone = TimeZoneName.utc
  var offsetDay: Int?
  var offsetHour: Int?
}

/// The properties that only exports with the model `hogql` have.
struct HogQLSettings: Sendable {
  var query: String?
  var modifiers = JSON.null
  var primaryKey: [String]?
  var versionKey: [String]?
  var incrementalMode = IncrementalMode.append
}

/// The destination of an export.
struct DestinationRecord: Sendable {
  let type: DestinationType
  var config: JSONObject
  var integration: Int?
}

enum ExportModel: String, CaseIterable, Sendable { case events, persons, sessions, hogql }
enum IncrementalMode: String, CaseIterable, Sendable { case append = "APPEND", merge = "MERGE" }

enum ExportInterval: String, CaseIterable, Sendable {
  case hour, day, week
  case every5Minutes = "every 5 minutes"
  case every15Minutes = "every 15 minutes"

  var duration: Duration {
    switch self {
    case .hour: .seconds(3600)
    case .day: .seconds(86_400)
    case .week: .seconds(7 * 86_400)
    case .every5Minutes: .seconds(300)
    case .every15Minutes: .seconds(900)
    }
  }

  var isShort: Bool { self == .every5Minutes || self == .every15Minutes }
  var hasOffsetHour: Bool { self == .day || self == .week }
  var hasOffsetDay: Bool { self == .week }
}
