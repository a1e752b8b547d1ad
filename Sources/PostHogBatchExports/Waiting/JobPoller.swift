// One watch over one job: what its looks show.

import OperationClient

/// Looks at a job again and again, at the pace of whoever asks.
struct JobPoller<Model: Sendable>: Sendable {
  private let watch: JobWatch<Model>
  private let stopwatch: Stopwatch
  private var poller: Poller
  /// What was seen last.
  private(set) var last: JobReading?

  /// - Parameter hasTimeLimit: Whether whoever asks gives up after some time.
  init(_ watch: JobWatch<Model>, hasTimeLimit: Bool) {
    self.watch = watch
    stopwatch = Stopwatch(watch.client.clock)
    poller = Poller(
      watch.client, of: "\(watch.job)", operationID: watch.operationID, polling: watch.polling,
      faults: PassingFaults(hasTimeLimit: hasTimeLimit))
  }

  /// What the last look failed with; nil when it worked.
  var lastFault: PostHogError? { poller.lastFault }

  /// What is left of a length of time since the watch began.
  func remaining(of limit: Duration) -> Duration { stopwatch.remaining(of: limit) }

  /// Looks once; nil when there is nothing to see, because the job is not there yet or the look failed and the next one
  /// may not.
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
    // What changes is looked at as often as before: the pace finds that of the job.
    if reading == last { poller.slowDown() }
    last = reading
    guard reading.stage != .unknown || watch.polling.unknownStatus == .keepWaiting else {
      throw watch.failure(.unknownStatus, reading)
    }
    return (model, reading)
  }

  /// Sleeps until it is time to look again, and no longer than `limit`.
  mutating func pause(atMost limit: Duration? = nil) async throws(PostHogError) {
    try await poller.pause(atMost: limit)
  }
}
