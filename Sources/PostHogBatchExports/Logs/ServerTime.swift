// What time it is where a log is kept.

import HTTPTypes
import OperationClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The time by the `Date` of answers, and by the clock of this machine where they have none.
///
/// A `Date` that stands still, as that of an answer which a proxy keeps, goes on with the clock of the client.
struct ServerTime: Sendable {
  private var last: (date: Date, age: Stopwatch)?

  /// The time when an answer with these fields was sent.
  mutating func now(by fields: HTTPFields, on clock: any Clock<Duration>) -> Date {
    guard let date = fields[values: .date].lazy.compactMap(HTTPDate.parse).max() else { return Date() }
    if let last, last.date == date { return date.addingTimeInterval(1 + last.age.elapsed / .seconds(1)) }
    last = (date, Stopwatch(clock))
    // It leaves out fractions of a second.
    return date.addingTimeInterval(1)
  }
}
