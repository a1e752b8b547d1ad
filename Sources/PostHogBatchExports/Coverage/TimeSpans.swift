import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A span of time that includes its start and excludes its end.
struct TimeSpan: Sendable, Hashable {
  let start: Date
  let end: Date

  /// Creates a span; without a start it begins with the first record, without an end it never ends.
  init(from start: Date?, to end: Date?) {
    self.start = start ?? .distantPast
    self.end = end ?? .distantFuture
  }

  init(_ range: Range<Date>) { self.init(from: range.lowerBound, to: range.upperBound) }

  func contains(_ other: TimeSpan) -> Bool { start <= other.start && other.end <= end }

  func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }

  /// Returns what two spans share; an empty span or one that ends before it starts if they share nothing.
  func intersection(_ other: TimeSpan) -> TimeSpan {
    TimeSpan(from: max(start, other.start), to: min(end, other.end))
  }
}

/// The time that many spans cover, as spans that don't touch, the earliest first.
struct TimeSpans: Sendable, Hashable {
  private var spans: [TimeSpan] = []

  init(_ spans: some Sequence<TimeSpan> = []) {
    for span in spans { insert(span) }
  }

  var isEmpty: Bool { spans.isEmpty }
  var ranges: [Range<Date>] { spans.map { $0.start..<$0.end } }

  /// Adds a span. Usually it comes after all others or lies within the last one, which takes no search.
  mutating func insert(_ span: TimeSpan) {
    guard span.start < span.end else { return }
    let first = spans.partitioningIndex { $0.end >= span.start }
    let end = spans[first...].partitioningIndex { $0.start > span.end }
    let joined = spans[first..<end]
    let union = TimeSpan(
      from: min(span.start, joined.first?.start ?? span.start), to: max(span.end, joined.last?.end ?? span.end))
    spans.replaceSubrange(first..<end, with: [union])
  }

  /// Returns whether the whole of a span is covered.
  func contains(_ span: TimeSpan) -> Bool {
    let candidate = spans.partitioningIndex { $0.end >= span.end }
    return candidate < spans.count && spans[candidate].contains(span)
  }

  func overlaps(_ span: TimeSpan) -> Bool { !intersection(span).isEmpty }

  /// Returns what is covered of a span.
  func intersection(_ span: TimeSpan) -> TimeSpans {
    let first = spans.partitioningIndex { $0.end > span.start }
    let end = spans[first...].partitioningIndex { $0.start >= span.end }
    return TimeSpans(spans[first..<end].map(span.intersection))
  }

  /// Returns what others don't cover of the time that these cover.
  func subtracting(_ others: TimeSpans) -> TimeSpans { TimeSpans(spans.flatMap(others.gaps)) }

  /// Returns what is not covered of a span.
  private func gaps(in span: TimeSpan) -> [TimeSpan] {
    var (gaps, start): ([TimeSpan], Date) = ([], span.start)
    for covered in intersection(span).spans {
      gaps.append(TimeSpan(from: start, to: covered.start))
      start = covered.end
    }
    return gaps + [TimeSpan(from: start, to: span.end)]
  }
}
