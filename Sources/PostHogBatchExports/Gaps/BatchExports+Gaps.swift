public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Collection where Sender == PostHogClient, Scope == ProjectScope {
  /// Reads which time of an export isn't exported, and plans a backfill of it. Nothing is started.
  ///
  ///     for try await export in project.batchExports.list() {
  ///       let report = try await project.batchExports.gapReport(
  ///         of: export, in: lastMonth, context: try CoverageContext(of: export))
  ///       for gap in report.gaps { print(export.name, gap.range, gap.reason) }
  ///     }
  ///
  /// The function sends the requests of BatchExports/Item/coverage(of:in:): one for each hundred runs, and one for the
  /// backfills. A project with many exports has more of them than the server allows in an hour, so the reports can be
  /// kept: see ``GapRecord``.
  ///
  /// - Parameters:
  ///   - export: The export, as a list or a request for it alone gave it.
  ///   - window: Intervals that share time with it are looked at.
  ///   - context: What is known of the export.
  ///   - kinds: Which intervals the plan exports.
  /// - Throws: What listing throws. Cancelling the task ends the function at once.
  public func gapReport(
    of export: BatchExport, in window: Range<Date>, context: CoverageContext,
    including kinds: Set<BackfillKind> = BackfillKind.gaps
  ) async throws(PostHogError) -> GapReport {
    var planner = BackfillPlanner(for: PlannedExport(export), in: context, kinds: kinds)
    var (gaps, inProgress): ([ExportGap], Int) = ([], 0)
    var intervals = self[export.id].coverage(of: window, in: context).makeAsyncIterator()
    while let interval = try await intervals.next() {
      planner.add(interval)
      if interval.state == .running { inProgress += 1 }
      guard let gap = ExportGap(interval) else { continue }
      if gaps.isEmpty || !gaps[gaps.count - 1].absorb(gap) { gaps.append(gap) }
    }
    planner.finish()
    // Making a plan fails only if there is nothing to export.
    let plan = try? BackfillPlan(of: export, on: sender.host, by: planner, in: context)
    return GapReport(
      of: PlannedExport(export), gaps, plan, inProgress: inProgress, omissions: plan == nil ? planner.omissions : [])
  }
}
