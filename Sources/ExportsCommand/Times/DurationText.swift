#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Duration {
  /// The two largest units of the duration, such as `3 h 12 min`.
  var shown: String {
    let seconds = abs(components.seconds)
    let parts = [(seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    let first = parts.firstIndex { $0.0 > 0 } ?? parts.endIndex - 1
    return parts[first...].prefix(2).filter { $0.0 > 0 || seconds == 0 }.map { "\($0.0) \($0.1)" }
      .joined(separator: " ")
  }

  /// Creates the time from one date to another.
  init(from start: Date, to end: Date) {
    self = .seconds(end.timeIntervalSince(start).rounded())
  }
}
