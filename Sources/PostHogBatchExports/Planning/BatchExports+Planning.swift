public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Item where Sender == PostHogClient, Scope == ProjectScope {
  /// Plans a backfill of the intervals of the export that share time with a window. Nothing is started.
  ///
  ///     let plan = try await export.backfillPlan(of: lastMonth)
  ///     print(plan)
  ///
  /// To export a certain time whatever the reason is that it isn't exported, include ``BackfillKind/uncovered``; to export
  /// it although it is exported, ``BackfillKind/everything``. The bounds of the window needn't be those of intervals:
  /// those that it cuts are planned as a whole.
  ///
  /// The function reads the export and what ``coverage(of:in:)`` reads, with a request for each hundred runs.
  ///
  /// - Parameters:
  ///   - window: Intervals that share time with it are looked at.
  ///   - kinds: Which of them to export.
  ///   - now: The time.
  /// - Throws: A ``BackfillError``: if nothing is left to export, if the intervals can't be known, or if a request failed.
  public func backfillPlan(
    of window: Range<Date>, including kinds: Set<BackfillKind> = BackfillKind.gaps, now: Date = Date()
  ) async throws(BackfillError) -> BackfillPlan {
    let (export, context) = try await context(now: now)
    var planner = BackfillPlanner(for: PlannedExport(export), in: context, kinds: kinds)
    do throws(PostHogError) {
      var intervals = coverage(of: window, in: context).makeAsyncIterator()
      while let interval = try await intervals.next() { planner.add(interval) }
    } catch {
      throw .request(error)
    }
    return try BackfillPlan(of: export, on: sender.host, by: planner, in: context)
  }

  private func context(now: Date) async throws(BackfillError) -> (BatchExport, CoverageContext) {
    let export: BatchExport
    do throws(PostHogError) { export = try await retrieve() } catch { throw .request(error) }
    do throws(ExportCalendarError) {
      return (export, try CoverageContext(of: export, now: now))
    } catch {
      throw .calendar(error)
    }
  }
}
