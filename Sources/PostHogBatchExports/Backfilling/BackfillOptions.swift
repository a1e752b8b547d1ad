/// How a backfill plan is run.
public struct BackfillOptions: Sendable, Hashable {
  /// Whether the plan of an export stops after a failed run, and cancels the rest of the backfill. The server pauses an
  /// export after three failures among its latest runs.
  public var stopsAfterFailure: Bool
  /// How often to check what is in progress.
  public var polling: Polling
  /// How long a backfill may be missing in the list after it was started. The server lists it a little later.
  public var grace: Duration

  /// Creates options; by default those that are safe.
  public init(stopsAfterFailure: Bool = true, polling: Polling = Polling(), grace: Duration = .seconds(60)) {
    (self.stopsAfterFailure, self.polling, self.grace) = (stopsAfterFailure, polling, grace)
  }
}
