import Logging
import OperationClient

/// Checks a job again and again, at the pace that its caller asks for, and decides which faults to pass over.
struct JobPoller<Model: Sendable>: Sendable {
  private let watch: JobWatch<Model>
  private let stopwatch: Stopwatch
  private var pace: PollingInterval
  private var faults: TransientErrors
  /// The result of the last check.
  private(set) var last: JobReading?

  /// - Parameter hasTimeLimit: Whether the caller gives up after some time.
  init(_ watch: JobWatch<Model>, hasTimeLimit: Bool) {
    self.watch = watch
    faults = TransientErrors(hasTimeLimit: hasTimeLimit)
    stopwatch = Stopwatch(watch.client.clock)
    pace = PollingInterval(watch.polling)
  }

  /// The error of the last check; `nil` if it succeeded.
  var lastFault: PostHogError? { faults.last }

  /// What is left of a length of time since the watch began.
  func remaining(of limit: Duration) -> Duration { stopwatch.remaining(of: limit) }

  /// Checks once; returns `nil` if there is nothing to see, because the job doesn't exist yet or the check failed and
  /// the next one may not.
  mutating func look() async throws(PostHogError) -> (model: Model, reading: JobReading)? {
    let model: Model
    do throws(PostHogError) {
      model = try await watch.look()
    } catch {
      pace.slowDown()
      if error.kind == .notFound, last == nil, stopwatch.elapsed < watch.grace {
        faults.forget()
        return nil
      }
      try faults.outlast(error)
      watch.client.logger.debug(
        "checking a job failed; it will be checked again", metadata: ["job": "\(watch.job)", "error": "\(error)"])
      return nil
    }
    faults.succeeded()
    let reading = watch.read(model)
    // A job that changes is checked as often as before, so that the pace follows the job.
    if reading == last { pace.slowDown() }
    last = reading
    guard reading.stage != .unknown || watch.polling.unknownStatus == .keepWaiting else {
      throw watch.failure(.unknownStatus, reading)
    }
    return (model, reading)
  }

  /// Sleeps until the next check, and no longer than `limit`.
  mutating func pause(atMost limit: Duration? = nil) async throws(PostHogError) {
    try await watch.client.pause(&pace, after: faults, atMost: limit, before: watch.operationID)
  }
}
