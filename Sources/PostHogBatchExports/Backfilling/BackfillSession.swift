import OperationClient
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A plan that is being run, and all that its pieces share.
struct BackfillSession: Sendable {
  let plan: BackfillPlan
  let export: PostHogClient.BatchExportHandle
  let options: BackfillOptions
  let slots: BackfillSlots
  let onEvent: BackfillEvent.Handler?
  private let startedAt: Date
  private let stopwatch: Stopwatch

  init(
    _ plan: BackfillPlan, in project: PostHogClient.ProjectHandle, now: Date, options: BackfillOptions,
    slots: BackfillSlots, onEvent: BackfillEvent.Handler?
  ) {
    (self.plan, self.options, self.slots, self.onEvent) = (plan, options, slots, onEvent)
    export = project.batchExports[plan.export.id]
    // Nothing of the plan is in the future, whatever this machine's clock says.
    (startedAt, stopwatch) = (max(now, plan.createdAt), Stopwatch(project.sender.clock))
  }

  var client: PostHogClient { export.sender }
  var now: Date { startedAt.adding(stopwatch.elapsed) }

  func report(_ event: BackfillEvent) { onEvent?(plan.export, event) }

  /// Returns what paces the checks of a backfill.
  func poller() -> Poller {
    Poller(
      client, of: "the backfill of \(plan.export.id)", operationID: "batch_exports_backfills_list",
      polling: options.polling, faults: TransientErrors(hasSucceeded: true))
  }

  /// Sends requests that only read, or that may be repeated, again after faults that may pass.
  func outlasting<Result: Sendable>(
    _ work: () async throws(PostHogError) -> Result
  ) async throws(BackfillError) -> Result {
    var poller = poller()
    do throws(PostHogError) {
      while true {
        do throws(PostHogError) { return try await work() } catch { try poller.failed(error) }
        try await poller.pause()
      }
    } catch {
      throw .request(error)
    }
  }
}
