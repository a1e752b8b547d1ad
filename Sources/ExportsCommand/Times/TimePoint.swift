import ArgumentParser
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A point in time as people write it: a period before now, a day, or a moment with its offset.
enum TimePoint: ExpressibleByArgument, Hashable {
  case before(Duration)
  case day(CalendarDay)
  case moment(Date)

  init?(argument: String) {
    if let period = Period(argument: argument) {
      self = .before(period.duration)
    } else if let day = CalendarDay(argument) {
      self = .day(day)
    } else if let moment = Date(rfc3339: argument) {
      self = .moment(moment)
    } else {
      return nil
    }
  }

  /// What the help says of a default.
  var defaultValueDescription: String {
    switch self {
    case .before(let duration): "\(duration.shown) ago"
    case .day(let day): "\(day)"
    case .moment(let date): date.rfc3339
    }
  }

  /// What the help says of it.
  static let help = "30d, 2026-11-01, or 2026-11-01T09:00:00Z"

  /// Returns the moment; of a day, the one at which it begins in a zone.
  func start(in zone: TimeZoneRules, now: Date) -> Date {
    switch self {
    case .before(let duration): now.addingTimeInterval(-Double(duration.components.seconds))
    case .day(let day): zone.start(of: day)
    case .moment(let date): date
    }
  }

  /// Returns the moment as ``start(in:now:)`` does.
  ///
  /// - Throws: ``CommandFailure`` if it is in the future, where nothing has happened yet.
  func past(in zone: TimeZoneRules, now: Date) throws(CommandFailure) -> Date {
    let start = start(in: zone, now: now)
    guard start <= now else { throw .usage("\(start.shown) is in the future") }
    return start
  }

  /// Returns the moment; of a day, the one at which it ends in a zone, so that the whole day is included.
  func end(in zone: TimeZoneRules, now: Date) -> Date {
    if case .day(let day) = self, let next = day.next { zone.start(of: next) } else { start(in: zone, now: now) }
  }
}
