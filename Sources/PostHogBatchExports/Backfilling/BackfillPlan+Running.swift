public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BackfillPlan {
  /// Exports what the plan has and what is still needed: starts its backfills one after another, and waits until they have
  /// ended.
  ///
  ///     let project = posthog.project(plan.export.project)
  ///     let summary = try await plan.run(in: project) { export, event in print(export.name, event) }
  ///
  /// The newest pieces come first, while they are younger than six days. Before each backfill it is read again how far its
  /// intervals are exported. What has been exported meanwhile is left out, and what is in progress is waited for, whoever
  /// started it: a person, another process with the same plan, or this one before it was ended. So a plan can be run again
  /// at any time, and running it to the end twice starts nothing the second time.
  ///
  /// Intervals count as exported by the time that completed runs cover, not by the status of the backfill, which is
  /// `Completed` whatever its runs were. Where a completed backfill made no run, there was nothing to export.
  ///
  /// Cancelling the task stops the waiting, and no more is started. A backfill in progress goes on; running the plan again
  /// waits for it.
  ///
  /// ## What can still be exported twice
  ///
  /// The API has no way to start a backfill only if nobody else has. The server refuses one with the bounds of another that
  /// is in progress, and a run meets another of its interval that is in progress and waits for it. If two processes start
  /// backfills of different bounds that overlap within the moment between reading and starting, the younger one is cancelled
  /// by the process that started it as soon as both are listed. What it has exported by then is exported twice: usually
  /// nothing, because its first run takes longer. A backfill or a retry that a person starts later over the same time isn't
  /// noticed at all.
  ///
  /// - Parameters:
  ///   - project: The project of the plan.
  ///   - now: The time. From then on the client's clock counts.
  ///   - options: When to stop, and how often to check.
  ///   - onEvent: Called with what happens.
  /// - Returns: What has become of the intervals.
  /// - Throws: A ``BackfillError``: if the plan isn't for this server or project, or if the schedule has changed, nothing is
  ///   started. ``BackfillError/stopped(_:_:)`` says why the plan wasn't run to its end, for example after a failed run.
  @discardableResult
  public func run(
    in project: PostHogClient.ProjectHandle, now: Date = Date(), options: BackfillOptions = BackfillOptions(),
    onEvent: BackfillEvent.Handler? = nil
  ) async throws(BackfillError) -> BackfillSummary {
    try await run(in: project, now: now, options: options, slots: BackfillSlots(), onEvent: onEvent)
  }

  /// Runs the plans of several exports side by side, each as ``run(in:now:options:onEvent:)`` does.
  ///
  /// A project may have only so many backfills in progress. Two run at once until the server has said how many, and then one
  /// fewer, so that others can start one too. Plans of the same export run one after another.
  ///
  /// - Returns: What became of each plan, in their order. A plan that stopped doesn't stop the others.
  public static func run(
    _ plans: [BackfillPlan], in project: PostHogClient.ProjectHandle, now: Date = Date(),
    options: BackfillOptions = BackfillOptions(), onEvent: BackfillEvent.Handler? = nil
  ) async -> [Result<BackfillSummary, BackfillError>] {
    let slots = BackfillSlots()
    let stopwatch = Stopwatch(project.sender.clock)
    return await withQueues(of: plans, width: { slots.count }) { plan in
      do throws(BackfillError) {
        return .success(
          try await plan.run(
            in: project, now: now.adding(stopwatch.elapsed), options: options, slots: slots, onEvent: onEvent))
      } catch {
        return .failure(error)
      }
    }
  }

  private func run(
    in project: PostHogClient.ProjectHandle, now: Date, options: BackfillOptions, slots: BackfillSlots,
    onEvent: BackfillEvent.Handler?
  ) async throws(BackfillError) -> BackfillSummary {
    try checkPlace(project)
    let session = BackfillSession(self, in: project, now: now, options: options, slots: slots, onEvent: onEvent)
    var summary = BackfillSummary()
    for piece in pieces.filter({ !$0.selectsByTimestamp }) + pieces.filter(\.selectsByTimestamp) {
      try await session.takeSlot()
      defer { slots.giveBack() }
      var run = PieceRun(piece, in: session)
      try await run.run(&summary)
    }
    guard summary.left.isEmpty else { throw .stopped(.incomplete, summary) }
    return summary
  }

  /// Checks that the plan is for this server and, as far as its path says so, for this project.
  private func checkPlace(_ project: PostHogClient.ProjectHandle) throws(BackfillError) {
    let host = project.sender.host.description
    guard host == self.host else { throw .otherHost(planned: self.host, actual: host) }
    let id = project.scope.number
    if let id, id != export.project { throw .otherProject(planned: export.project, actual: id) }
  }
}
