public import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BackfillPlan: JSONObjectReadable, JSONObjectWritable {
  /// Reads a saved plan. The rules of the export's time zone are read from this system.
  ///
  /// - Throws: A `JSONError`, also if the plan has another version, or bounds that aren't those of intervals.
  public init(members json: inout JSONReader) throws(JSONError) {
    let version: Int = try json.required("version")
    guard version == Self.version else {
      throw JSONError(
        at: "/version", .unexpected(expected: "version \(Self.version) of a plan", found: "version \(version)"))
    }
    let kinds: [BackfillKind] = try json.required("kinds")
    let export: PlannedExport = try json.required("export")
    let calendar: ExportCalendar
    do throws(ExportCalendarError) {
      calendar = try ExportCalendar(of: export)
    } catch {
      throw JSONError(at: "/export", .unexpected(expected: "a schedule", found: "none that can be used: \(error)"))
    }
    self.init(
      createdAt: try json.required("created_at"), host: try json.required("host"), export: export, kinds: Set(kinds),
      pieces: try json.required("pieces"), omissions: try json.required("left_out"), calendar: calendar)
    guard pieces.allSatisfy({ calendar.backfillRequest(for: $0.range) != nil }) else {
      throw JSONError(at: "/pieces", .unexpected(expected: "whole intervals of the export", found: "other bounds"))
    }
  }

  /// Writes the plan.
  public func write(members json: inout JSONWriter) {
    json.write("version", Self.version)
    json.write("created_at", createdAt)
    json.write("host", host)
    json.write("export", export)
    json.write("kinds", kinds.sorted { $0.rawValue < $1.rawValue })
    json.write("pieces", pieces)
    json.write("left_out", omissions)
  }
}

extension ExportCalendar {
  /// Creates the calendar of an export in a plan.
  init(of export: PlannedExport) throws(ExportCalendarError) {
    let schedule = export.schedule
    try self.init(
      ExportFrequency(schedule.interval, offsetDay: schedule.offsetDay, offsetHour: schedule.offsetHour),
      timezone: schedule.timezone, startAt: schedule.startAt, endAt: schedule.endAt)
  }
}
