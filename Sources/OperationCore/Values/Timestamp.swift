#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Dates as RFC 3339 writes them.
enum Timestamp {
  static func date(from text: String) -> Date? {
    try? Date(text, strategy: .iso8601)
  }

  static func text(of date: Date) -> String {
    date.formatted(.iso8601)
  }
}
