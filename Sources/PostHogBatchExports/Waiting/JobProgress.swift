/// The state of a job at one moment.
public struct JobState<Job: Sendable>: Sendable {
  /// The job as the server reports it.
  public let job: Job
  /// The part that is done, 0 to 1, if it is known: records for a run, runs for a backfill; 1 once it is `Completed`.
  public let fraction: Double?
  /// Whether the job has ended, so that no further state follows. Its status says how it ended.
  public let isFinal: Bool

  /// A function that a wait calls with each state.
  public typealias Handler = @Sendable (JobState<Job>) -> Void

  init(_ job: Job, _ reading: JobReading) {
    self.job = job
    fraction = reading.fraction
    isFinal = reading.isFinal
  }
}

/// The states of a job, from now until it has ended, as a sequence.
///
///     for try await state in export.backfills[id].progress() {
///       print(state.job.status, state.fraction ?? 0)
///     }
///
/// The first state is the current one; another one follows when something has changed, and the last one is final. A job
/// that fails also ends the sequence without an error. The sequence asks the server only while its reader waits for the
/// next state: a slow reader gets the newest state afterwards, and not those in between.
///
/// The sequence throws what a check throws, except, once a check has succeeded, for faults of the network, the server
/// and proxies that pass within five checks. Cancelling the task ends a pause at once with
/// ``PostHogError/Kind-swift.enum/cancelled(_:)``. The job itself continues in any case.
public struct JobProgress<Job: Sendable>: TypedSequence, Sendable {
  /// A state.
  public typealias Element = JobState<Job>
  /// The error of a check.
  public typealias Failure = PostHogError

  let watch: JobWatch<Job>

  /// Starts with a check.
  public func makeAsyncIterator() -> Iterator {
    Iterator(poller: JobPoller(watch, hasTimeLimit: false))
  }

  /// Watches one job.
  public struct Iterator: AsyncIteratorProtocol {
    private var poller: JobPoller<Job>
    private var isFirst = true
    private var isDone = false

    init(poller: JobPoller<Job>) {
      self.poller = poller
    }

    /// Returns the next state that differs; `nil` after the final one.
    public mutating func next() async throws(PostHogError) -> JobState<Job>? {
      try await next(isolation: nil)
    }

    /// Returns the next state that differs; `nil` after the final one.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(PostHogError) -> JobState<Job>? {
      guard !isDone else { return nil }
      isDone = true
      while true {
        if !isFirst { try await poller.pause() }
        isFirst = false
        let before = poller.last
        guard let (job, reading) = try await poller.look(), reading != before else { continue }
        isDone = reading.isFinal
        return JobState(job, reading)
      }
    }
  }
}
