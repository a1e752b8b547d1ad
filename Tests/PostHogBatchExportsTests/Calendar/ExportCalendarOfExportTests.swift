import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// The calendar of an export as the API describes it, and each way in which it has none.
@Suite struct ExportCalendarOfExportTests {
  private func export(_ properties: String) throws -> BatchExport {
    let text = """
      {"id": "0190d0ab-2d4b-0000-3c5b-5b4f0a7e1e9b", "team_id": 1, "name": "events",
      "destination": {"type": "NoOp", "config": {}}, "paused": false, "created_at": "2026-01-01T00:00:00Z",
      "last_updated_at": "2026-01-01T00:00:00Z", "latest_runs": [], \(properties)}
      """
    return try JSONDecoder().decode(BatchExport.self, from: Data(text.utf8))
  }

  @Test(arguments: [
    (#""interval": "hour""#, ExportFrequency.hourly, "UTC"),
    // Time zones don't matter to short intervals, so that those that nobody knows don't either.
    (#""interval": "every 5 minutes", "timezone": "Mars/Olympus""#, .every5Minutes, "UTC"),
    (#""interval": "every 15 minutes", "offset_day": 0, "offset_hour": 0"#, .every15Minutes, "UTC"),
    (#""interval": "day""#, .daily(hour: 0), "UTC"),
    (#""interval": "day", "timezone": null, "offset_hour": null"#, .daily(hour: 0), "UTC"),
    (#""interval": "day", "timezone": "US/Pacific", "offset_hour": 23"#, .daily(hour: 23), "US/Pacific"),
    (#""interval": "week", "timezone": "Europe/Berlin""#, .weekly(day: 0, hour: 0), "Europe/Berlin"),
    (#""interval": "week", "offset_day": 6, "offset_hour": 5"#, .weekly(day: 6, hour: 5), "UTC"),
  ])
  func calendar(of properties: String, frequency: ExportFrequency, zone: String) throws {
    let calendar = try ExportCalendar(of: export(properties))
    #expect(calendar.frequency == frequency && calendar.timeZone.name == zone)
    #expect(calendar.startAt == nil && calendar.endAt == nil)
  }

  @Test func boundsAreThoseOfTheExport() throws {
    let bounds = #""start_at": "2026-05-01T10:00:00Z", "end_at": "2026-05-01T12:30:00Z""#
    let calendar = try ExportCalendar(of: export(#""interval": "hour", "# + bounds))
    let ends = calendar.grid(endingIn: .distantPast ... .distantFuture).map(\.upperBound.rfc3339)
    #expect(ends == ["2026-05-01T10:00:00Z", "2026-05-01T11:00:00Z", "2026-05-01T12:00:00Z"])
  }

  @Test(arguments: [
    (#""interval": "month""#, ExportCalendarError.unknownInterval(ExportInterval(rawValue: "month")), "month"),
    (
      #""interval": "day", "offset_hour": 24"#, .invalidOffset("offset_hour", value: 24, allowed: 0...23),
      "from 0 to 23; it is 24"
    ),
    (
      #""interval": "week", "offset_day": -1"#, .invalidOffset("offset_day", value: -1, allowed: 0...6),
      "from 0 to 6; it is -1"
    ),
    (
      #""interval": "day", "offset_day": 3"#, .invalidOffset("offset_day", value: 3, allowed: nil),
      "offset_day 3, and its interval takes none"
    ),
    (
      #""interval": "hour", "offset_hour": 3"#, .invalidOffset("offset_hour", value: 3, allowed: nil),
      "offset_hour 3, and its interval takes none"
    ),
    (
      #""interval": "week", "timezone": "Mars/Olympus""#, .timeZone(.unknownZone("Mars/Olympus")), #""Mars/Olympus""#
    ),
    (
      #""interval": "day", "timezone": "../../etc/passwd""#, .timeZone(.unknownZone("../../etc/passwd")),
      "There is no time zone"
    ),
  ])
  func anExportWithoutACalendar(properties: String, error: ExportCalendarError, part: String) throws {
    let export = try export(properties)
    #expect(throws: error) { try ExportCalendar(of: export) }
    #expect(error.description.contains(part))
  }
}
