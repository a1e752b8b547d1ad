#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension CoverageContext {
  /// Returns how many requests reading the coverage of a window takes at least, if each of its intervals since the export
  /// was created has a run: a list of runs has a hundred with each request, and the backfills take another one.
  public func leastRequests(for window: Range<Date>) -> Int {
    let start = max(window.lowerBound, createdAt)
    let intervals = intervals(in: start..<max(start, window.upperBound))
    let perRequest: Int64 = 100
    return 1 + Int((intervals.endIndex - intervals.startIndex + perRequest - 1) / perRequest)
  }
}
