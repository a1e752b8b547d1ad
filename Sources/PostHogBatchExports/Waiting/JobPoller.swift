import OperationClient

/// Checks a job again and again, at the pace that its caller asks for, and decides which faults to pass over.
struct JobPoller<Model: Sendable>: Sendable {
  private let watch: JobWatch<Model>
  private let stopwatch: Stopwatch
  private var poller: Poller
  /// The result of the last check.
  private(set) var last: JobReading?

  /// - Parameter hasTimeLimit: Whether the caller gives up after some time.
  init(_ watch: JobWatch<Model>, hasTimeLimit: Bool) {
    self.watch = watch
    stopwatch = Stopwatch(watch.client.clock)
    poller = Poller(
      watch.client, of: "\(watch.job)", operationID: watch.operationID, polling: watch.polling,
      faults: TransientErrors(hasTimeLimit: hasTimeLimit))
  }

  /// The error of the last check; `nil` if it succeeded.
  var lastFault: PostHogError? { poller.lastFault }

  /// What is left of a length of time since the watch began.
  func remaining(of limit: Duration) -> Duration { stopwatch.remaining(of: limit) }

  /// Checks once; returns `nil` if there is nothing to see, because the job doesn't exist yet or the check failed and
  /// the next one may not.
  mutating func look() async throws(PostHogError) -> (model: Model, reading: JobReading)? {
    let model: Model
    do throws(PostHogError) {
      model = try await watch.look()
    } catch {
      if error.kind == .notFound, last == nil, stopwatch.elapsed < watch.grace {
        poller.missed()
      } else {
        try poller.failed(error)
      }
      return nil
    }
    poller.succeeded()
    let reading = watch.read(model)
    // A job that changes is checked as often as before, so that the pace follows the job.
    if reading == last { poller.slowDown() }
    last = reading
    guard reading.stage != .unknown || watch.polling.unknownStatus == .keepWaiting else {
      throw watch.failure(.unknownStatus, reading)
    }
    return (model, reading)
  }

  /// Sleeps until the next check, and no longer than `limit`.
  mutating func pause(atMost limit: Duration? = nil) async throws(PostHogError) {
    try await poller.pause(atMost: limit)
  }
}
