#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What runs and backfills say about one interval.
struct IntervalEvidence {
  let span: TimeSpan
  let runs: [CoverageRun]
  let backfills: [CoverageBackfill]
  let uncovered: TimeSpans
  /// What runs and backfills in progress are about to cover.
  let coming: TimeSpans
  /// What is not covered, not about to be, and not known to be empty, whatever runs of unknown statuses do.
  let gaps: TimeSpans
  let unknown: CoverageRun?

  init(of interval: Range<Date>, runs: [CoverageRun], backfills: [CoverageBackfill]) {
    let span = TimeSpan(interval)
    func spans(_ effect: RunEffect) -> TimeSpans { TimeSpans(runs.filter { $0.effect == effect }.map(\.span)) }
    uncovered = TimeSpans([span]).subtracting(spans(.exported))
    let left = uncovered
    let claims = left.isEmpty ? [] : backfills.compactMap { Self.claim(of: $0, in: span, runs, left) }
    func spans(_ effect: BackfillEffect) -> [TimeSpan] {
      claims.filter { $0.backfill.effect == effect }.map(\.span)
    }
    coming = TimeSpans(spans(BackfillEffect.coming) + runs.filter { $0.effect == .underWay }.map(\.span))
    unknown = runs.first { $0.effect == .unknown && left.overlaps($0.span) }
    gaps = left.subtracting(coming).subtracting(TimeSpans(spans(.done))).subtracting(spans(.unknown))
    (self.span, self.runs, self.backfills) = (span, runs, claims.map(\.backfill))
  }

  /// Returns the time in which a backfill explains that there is no run: it will make one, or it found nothing to export
  /// after the last failure.
  private static func claim(
    of backfill: CoverageBackfill, in span: TimeSpan, _ runs: [CoverageRun], _ left: TimeSpans
  ) -> (backfill: CoverageBackfill, span: TimeSpan)? {
    // What is left of an interval at the end of a backfill may be shorter than a step, and is dropped.
    let claim = backfill.claims.first { claim in
      guard claim.overlaps(span), backfill.effect == .coming || claim == backfill.leadingSpan || claim.contains(span)
      else { return false }
      return runs.allSatisfy { run in
        guard claim.overlaps(run.span) else { return true }
        switch run.effect {
        case .exported: return run.backfill != backfill.id || backfill.effect == .coming
        case .underWay: return true
        case .failed, .cancelled, .unknown: return !left.overlaps(run.span) || backfill.comesAfter(run)
        }
      }
    }
    return claim.map { (backfill, $0) }
  }

  /// The parts that more than one completed run covers.
  var coveredTwice: TimeSpans {
    var (once, twice) = (TimeSpans(), TimeSpans())
    for run in runs where run.effect == .exported {
      let part = span.intersection(run.span)
      for range in once.intersection(part).ranges { twice.insert(TimeSpan(range)) }
      once.insert(part)
    }
    return twice
  }

  /// Whether completed runs without failed records leave a part of it.
  var hasFailedRecords: Bool {
    let sound = runs.filter { $0.effect == .exported && $0.failedRecords == 0 }
    return !TimeSpans(sound.map(\.span)).contains(span)
  }

  /// Returns whether a run with an effect shares time with the gaps.
  func has(_ effect: RunEffect) -> Bool { runs.contains { $0.effect == effect && gaps.overlaps($0.span) } }
}
