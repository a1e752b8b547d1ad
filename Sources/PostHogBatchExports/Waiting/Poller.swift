// How everything that polls goes on: which faults it outlasts, and how long it pauses.

import Logging
import OperationClient

/// Goes on asking after faults that may pass, and pauses in between, the longer the less changes.
struct Poller: Sendable {
  private let client: PostHogClient
  /// What is asked about, for the log.
  private let subject: String
  private let operationID: String
  private var pace: PollingPace
  private var faults: PassingFaults

  init(
    _ client: PostHogClient, of subject: String, operationID: String, polling: Polling,
    faults: PassingFaults = PassingFaults()
  ) {
    self.client = client
    self.subject = subject
    self.operationID = operationID
    pace = PollingPace(polling)
    self.faults = faults
  }

  /// Whether the last call failed.
  var isFailing: Bool { faults.areGoingOn }

  /// What the last call failed with; nil when it worked.
  var lastFault: PostHogError? { faults.last }

  /// A call worked.
  mutating func succeeded() { faults.succeeded() }

  /// A call showed that what is asked about is not there yet, which is no fault.
  mutating func missed() {
    faults.forget()
    pace.slowDown()
  }

  /// A call failed; throws the error when the next one can't be expected to work.
  mutating func failed(_ error: PostHogError) throws(PostHogError) {
    try faults.outlast(error)
    pace.slowDown()
    client.logger.debug("a look at \(subject) failed; it is looked at again", metadata: ["error": "\(error)"])
  }

  /// Nothing has changed: the next pause is longer.
  mutating func slowDown() { pace.slowDown() }

  /// Something came: the next pause is as short as the first.
  mutating func startOver() { pace.startOver() }

  /// Sleeps on the client's clock until it is time to ask again, and no longer than `limit`. Cancelling the task ends the
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
