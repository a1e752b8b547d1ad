import HTTPTypes
import OperationClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The time at the server that keeps a log: by the `Date` of responses, and by the clock of this machine if they have
/// none.
///
/// A `Date` that doesn't advance, as in a response that a proxy caches, is advanced with the clock of the client.
struct ServerTime: Sendable {
  private var last: (date: Date, age: Stopwatch)?

  /// Returns the time when a response with these fields was sent.
  mutating func now(by fields: HTTPFields, on clock: any Clock<Duration>) -> Date {
    guard let date = fields[values: .date].lazy.compactMap(HTTPDate.parse).max() else { return Date() }
    if let last, last.date == date { return date.addingTimeInterval(1 + last.age.elapsed / .seconds(1)) }
    last = (date, Stopwatch(clock))
    // It leaves out fractions of a second.
    return date.addingTimeInterval(1)
  }
}
