/// The complete course of a job, determined when it starts. The fake's state at any time follows from the clock alone,
/// so nothing has to run in the background.
struct JobTimeline: Sendable {
  private struct Step {
    let at: Timestamp
    let status: FakeJobStatus
  }

  let start: Timestamp
  private var steps: [Step]

  /// Creates the timeline `Starting`, `Running`, `outcome`. If the outcome itself is active, the job never ends.
  init(start: Timestamp, starting: Duration, running: Duration, outcome: FakeJobStatus) {
    self.start = start
    let running = (from: start + starting, to: start + starting + running)
    steps = [Step(at: start, status: .starting), Step(at: running.from, status: .running)]
    if !outcome.isActive { steps.append(Step(at: running.to, status: outcome)) }
  }

  /// Creates the timeline of a job that runs until something ends it.
  init(start: Timestamp, starting: Duration) {
    self.init(start: start, starting: starting, running: .zero, outcome: .running)
  }

  /// Creates the timeline of a job that doesn't progress: it has this status from the start, or ended with it at `end`.
  init(start: Timestamp, end: Timestamp? = nil, status: FakeJobStatus) {
    self.start = start
    steps = [Step(at: start, status: status)]
    if let end, end > start { steps = [Step(at: start, status: .running), Step(at: end, status: status)] }
  }

  private func step(at now: Timestamp) -> Step? { steps.last { $0.at <= now } ?? steps.first }

  func status(at now: Timestamp) -> FakeJobStatus { step(at: now)?.status ?? .starting }
  func isActive(at now: Timestamp) -> Bool { status(at: now).isActive }
  func lastChange(at now: Timestamp) -> Timestamp { step(at: now)?.at ?? start }
  func finish(at now: Timestamp) -> Timestamp? { isActive(at: now) ? nil : lastChange(at: now) }

  /// When the last step is reached, if nothing intervenes.
  var plannedEnd: Timestamp { steps.last?.at ?? start }

  /// Ends the job now, whatever was planned.
  mutating func end(_ status: FakeJobStatus, at now: Timestamp) {
    steps.removeAll { $0.at > now }
    steps.append(Step(at: now, status: status))
  }
}
