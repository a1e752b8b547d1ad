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
  /// Grows with each change, after which what was scheduled before no longer happens.
  var scheduleVersion = 0
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
