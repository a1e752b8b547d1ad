// The course of a job as a sequence.

/// What was seen of a job at one moment.
public struct JobState<Job: Sendable>: Sendable {
  /// The job as the server tells it.
  public let job: Job
  /// The part that is done, 0 to 1, where it is known: records for a run, runs for a backfill; 1 once it is
  /// `Completed`.
  public let fraction: Double?
  /// Whether the job has ended, so that no further state follows. How it ended is its status.
  public let isFinal: Bool

  /// What a wait calls with each state.
  public typealias Handler = @Sendable (JobState<Job>) -> Void

  init(_ job: Job, _ reading: JobReading) {
    self.job = job
    fraction = reading.fraction
    isFinal = reading.isFinal
  }
}

/// The states of a job, from now until it has ended.
///
///     for try await state in export.backfills[id].progress() {
///       print(state.job.status, state.fraction ?? 0)
///     }
///
/// The first state is what is found at once; another one follows when something has changed, and the last one is final:
/// also a job that fails ends the sequence without an error. The server is asked only while the next state is waited
/// for: who takes long over a state finds the newest one afterwards, and does not get those in between.
///
/// It throws what a look throws, except, once a look has worked, for faults of the network, the server and proxies that pass
/// within five looks.
/// Cancelling the task ends a pause at once with ``PostHogError/Kind-swift.enum/cancelled(_:)``. The job itself goes on
/// in any case.
public struct JobProgress<Job: Sendable>: TypedSequence, Sendable {
  /// A state.
  public typealias Element = JobState<Job>
  /// What a look throws.
  public typealias Failure = PostHogError

  let watch: JobWatch<Job>

  /// Begins with a look.
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

    /// The next state that differs; nil after the final one.
    public mutating func next() async throws(PostHogError) -> JobState<Job>? {
      try await next(isolation: nil)
    }

    /// The next state that differs; nil after the final one.
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
