/// How often an export runs, and when in the day or week.
struct ExportSchedule: Hashable, Sendable {
  var interval = ExportInterval.hour
  var timezone = TimeZoneName.utc
  var offsetDay: Int?
  var offsetHour: Int?
}

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

  /// How long after the end of its interval a run starts at the latest.
  var maximumJitter: Duration {
    switch self {
    case .hour: .seconds(15 * 60)
    case .day: .seconds(20 * 60)
    case .week: .seconds(30 * 60)
    case .every5Minutes: .seconds(60)
    case .every15Minutes: .seconds(3 * 60)
    }
  }

  /// The number of latest runs among which three failures pause the export.
  var failureWindow: Int {
    switch self {
    case .hour: 24
    case .day: 7
    case .week, .every15Minutes: 4
    case .every5Minutes: 12
    }
  }

  var isShort: Bool { self == .every5Minutes || self == .every15Minutes }
  var hasOffsetHour: Bool { self == .day || self == .week }
  var hasOffsetDay: Bool { self == .week }
}
