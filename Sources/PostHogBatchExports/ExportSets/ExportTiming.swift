import OperationCore
import PostHogAPI

/// When an export runs: the properties that only mean something together.
struct ExportTiming: Hashable, Sendable {
  let interval: ExportInterval
  let timezone: String
  /// Nil if the interval takes none.
  let offsetDay: Int?
  let offsetHour: Int?

  /// The timing of an export. Without a time zone it is in UTC, without offsets it begins at midnight, on Sunday.
  init(of export: BatchExport) {
    self.init(export.interval, export.timezone, export.offsetDay, export.offsetHour)
  }

  /// The timing of an export after its definition is applied. What isn't managed stays.
  init(of definition: ExportDefinition, over export: BatchExport) {
    func number(_ path: String) -> Int? { definition.settings[path]?.int }
    self.init(
      definition.settings["interval"]?.string.map(ExportInterval.init(rawValue:)) ?? export.interval,
      definition.settings["timezone"].map(\.string) ?? export.timezone,
      number("offset_day") ?? export.offsetDay, number("offset_hour") ?? export.offsetHour)
  }

  /// The timing of an export that its definition creates.
  init(of definition: ExportDefinition) {
    self.init(
      definition.settings["interval"]?.string.map(ExportInterval.init(rawValue:)) ?? .hour,
      definition.settings["timezone"]?.string, definition.settings["offset_day"]?.int,
      definition.settings["offset_hour"]?.int)
  }

  /// The timing that a change leads to.
  init(of change: ExportChange, over export: BatchExport) {
    let (day, hour) = (change.value(of: "offset_day"), change.value(of: "offset_hour"))
    self.init(
      change.value(of: "interval")?.string.map(ExportInterval.init(rawValue:)) ?? export.interval,
      change.value(of: "timezone").map(\.string) ?? export.timezone, day.map(\.int) ?? export.offsetDay,
      hour.map(\.int) ?? export.offsetHour)
  }

  private init(_ interval: ExportInterval, _ timezone: String?, _ day: Int?, _ hour: Int?) {
    self.interval = interval
    self.timezone = timezone ?? "UTC"
    offsetDay = interval.takesOffsetDay ? day ?? 0 : nil
    offsetHour = interval.takesOffsetHour ? hour ?? 0 : nil
  }

  /// The values of the properties by their path.
  var values: [String: JSONValue] {
    [
      "interval": JSONValue(interval), "timezone": JSONValue(timezone), "offset_day": JSONValue(offsetDay),
      "offset_hour": JSONValue(offsetHour),
    ]
  }

  /// An export with this timing.
  func applied(to export: BatchExport) -> BatchExport {
    var export = export
    (export.interval, export.timezone) = (interval, timezone)
    (export.offsetDay, export.offsetHour) = (offsetDay, offsetHour)
    return export
  }
}
