import Logging
import OperationClient

/// What all polling has in common: which faults it passes over, and how long it pauses between two calls, longer while
/// nothing changes.
struct Poller: Sendable {
  private let client: PostHogClient
  /// What is checked, for the log.
  private let subject: String
  private let operationID: String
  private var pace: PollingInterval
  private var faults: TransientErrors

  init(
    _ client: PostHogClient, of subject: String, operationID: String, polling: Polling,
    faults: TransientErrors = TransientErrors()
  ) {
    self.client = client
    self.subject = subject
    self.operationID = operationID
    pace = PollingInterval(polling)
    self.faults = faults
  }

  /// Whether the last call failed.
  var isFailing: Bool { faults.areGoingOn }

  /// The error of the last call; `nil` if it succeeded.
  var lastFault: PostHogError? { faults.last }

  /// Notes that a call succeeded.
  mutating func succeeded() { faults.succeeded() }

  /// Notes that what is checked isn't there yet, which isn't a fault.
  mutating func missed() {
    faults.forget()
    pace.slowDown()
  }

  /// Notes that a call failed.
  ///
  /// - Throws: The error, if the next call can't be expected to succeed.
  mutating func failed(_ error: PostHogError) throws(PostHogError) {
    try faults.outlast(error)
    pace.slowDown()
    client.logger.debug("checking \(subject) failed; it will be checked again", metadata: ["error": "\(error)"])
  }

  /// Makes the next pause longer, since nothing has changed.
  mutating func slowDown() { pace.slowDown() }

  /// Makes the next pause as short as the first, since something has changed.
  mutating func startOver() { pace.startOver() }

  /// Sleeps on the client's clock until the next call, and no longer than `limit`. Cancelling the task ends the
  /// sleep at once.
  mutating func pause(atMost limit: Duration? = nil) async throws(PostHogError) {
    let length = max(pace.pause(random: client.randomSource()), faults.pause)
    do {
      try await client.clock.sleep(for: min(length, limit ?? length))
    } catch {
      throw PostHogError(.cancelled(.notSent), operationID: operationID)
    }
  }
}
