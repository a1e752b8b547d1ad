public import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The export of a plan, as it was when the plan was made.
public struct PlannedExport: Sendable, Hashable, Identifiable {
  /// The ID of the export.
  public let id: UUID
  /// The name of the export.
  public let name: String
  /// The ID of its project.
  public let project: Int
  /// What is exported.
  public let model: ExportModel
  /// When its intervals start and end.
  public let schedule: Schedule
  /// Whether it was paused. Backfills run all the same.
  public let isPaused: Bool
  /// When it was last paused by the action or by the server.
  public let lastPausedAt: Date?

  /// The settings on which the intervals of an export depend.
  public struct Schedule: Sendable, Hashable {
    /// The interval.
    public let interval: ExportInterval
    /// The time zone of days and weeks; `nil` is UTC.
    public let timezone: String?
    /// The day on which a week starts; 0 is Sunday.
    public let offsetDay: Int?
    /// The hour at which a day or a week starts.
    public let offsetHour: Int?
    /// The earliest end of an interval.
    public let startAt: Date?
    /// The latest end of an interval.
    public let endAt: Date?
  }

  /// Takes what matters from an export.
  init(_ export: BatchExport) {
    (id, name, project, model) = (export.id, export.name, export.teamID, export.model ?? .events)
    schedule = Schedule(
      interval: export.interval, timezone: export.timezone, offsetDay: export.offsetDay,
      offsetHour: export.offsetHour, startAt: export.startAt, endAt: export.endAt)
    (isPaused, lastPausedAt) = (export.paused, export.lastPausedAt)
  }
}

extension PlannedExport: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    id = try json.required("id")
    name = try json.required("name")
    project = try json.required("project")
    model = try json.required("model")
    schedule = Schedule(
      interval: try json.required("interval"), timezone: try json.optional("timezone"),
      offsetDay: try json.optional("offset_day"), offsetHour: try json.optional("offset_hour"),
      startAt: try json.optional("start_at"), endAt: try json.optional("end_at"))
    isPaused = try json.required("paused")
    lastPausedAt = try json.optional("last_paused_at")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("id", id)
    json.write("name", name)
    json.write("project", project)
    json.write("model", model)
    json.write("interval", schedule.interval)
    json.write("timezone", schedule.timezone)
    json.write("offset_day", schedule.offsetDay)
    json.write("offset_hour", schedule.offsetHour)
    json.write("start_at", schedule.startAt)
    json.write("end_at", schedule.endAt)
    json.write("paused", isPaused)
    json.write("last_paused_at", lastPausedAt)
  }
}
