import OperationCore

/// Rules that hold in every year: the footer of a zone file, for all moments behind its last change (RFC 9636, 3.3).
struct YearlyRules: Hashable, Sendable {
  /// Daylight saving time, or winter time where the standard time is that of summer, as in Ireland.
  struct Daylight: Hashable, Sendable {
    /// The offset from UTC, in seconds, east of Greenwich positive.
    let offset: Int64
    /// When it starts, by the clocks of standard time.
    let start: YearlyMoment
    /// When it ends, by its own clocks.
    let end: YearlyMoment
  }

  /// The offset of standard time.
  let standard: Int64
  let daylight: Daylight?

  /// Returns the time without a change around a moment.
  func stretch(at moment: Int64) -> Stretch {
    guard let daylight else { return Stretch(offset: standard, start: .min, end: .max) }
    let spans = spans(of: daylight, around: moment)
    if let span = spans.first(where: { $0.contains(moment) }) {
      return Stretch(offset: daylight.offset, start: span.lowerBound, end: span.upperBound)
    }
    return Stretch(
      offset: standard, start: spans.last { $0.upperBound <= moment }?.upperBound ?? .min,
      end: spans.first { $0.lowerBound > moment }?.lowerBound ?? .max)
  }

  /// Returns the spans of daylight saving time in the years around a moment. Spans that touch are one: a zone may have
  /// it all year, written as one that ends when the next starts.
  private func spans(of daylight: Daylight, around moment: Int64) -> [Range<Int64>] {
    let year = GregorianCalendar.date(daysSince1970: Int(moment.dividedDown(by: WallTime.day))).year
    var spans: [Range<Int64>] = []
    for year in (year - 2)...(year + 2) {
      let start = daylight.start.wallTime(in: year).seconds - standard
      var end = daylight.end.wallTime(in: year).seconds - daylight.offset
      // South of the equator it ends in the next year.
      if end <= start { end = daylight.end.wallTime(in: year + 1).seconds - daylight.offset }
      guard start < end else { continue }
      if let last = spans.last, last.upperBound >= start {
        spans[spans.count - 1] = min(last.lowerBound, start)..<max(last.upperBound, end)
      } else {
        spans.append(start..<end)
      }
    }
    return spans
  }
}
