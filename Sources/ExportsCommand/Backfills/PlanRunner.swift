import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs backfill plans and shows what happens, for the commands that backfill.
struct PlanRunner {
  let connection: Connection
  let environment: CommandEnvironment
  let isQuiet: Bool

  /// Runs plans to their end, several exports side by side.
  ///
  /// - Throws: ``CommandFailure`` if something is left; what is, is said before. If the user interrupts it, that names the
  ///   backfills that go on.
  func run(_ plans: [BackfillPlan]) async throws {
    let line = ProgressLine(in: environment, isQuiet: isQuiet)
    let started = Mutex<[UUID]>([])
    let results = await results(of: plans, line) { export, event in
      switch event {
      case .started(_, let backfill): started.withLock { $0.append(backfill.id) }
      case .ended(let backfill): started.withLock { $0.removeAll { $0 == backfill.id } }
      default: break
      }
      show(event, of: export, on: line)
    }
    line.clear()
    var faults: [BackfillError] = []
    for (plan, result) in zip(plans, results) {
      let name = plan.export.shownName
      switch result {
      case .success(let summary): if !isQuiet { environment.say("“\(name)”: \(summary)") }
      case .failure(let error):
        faults.append(error)
        if !error.isInterruption { environment.say("“\(name)”: \(error)") }
      }
    }
    if faults.contains(where: \.isInterruption) {
      let commands = started.withLock { $0.map { "\n  posthog-exports wait \($0.lowercaseText)" }.joined() }
      throw CommandFailure(
        commands.isEmpty
          ? "interrupted; what others have started goes on at the server"
          : "goes on at the server; come back with:\(commands)",
        ExitStatus.interrupted)
    }
    if let first = faults.first { throw faults.count < plans.count ? ExitStatus.partial : first.exitStatus }
  }

  /// Runs plans, again where a fault of the network or the server has ended one: it goes on from what the server says.
  private func results(
    of plans: [BackfillPlan], _ line: ProgressLine, _ onEvent: @escaping BackfillEvent.Handler
  ) async -> [Result<BackfillSummary, BackfillError>] {
    var results = await BackfillPlan.run(plans, in: connection.project, now: environment.now(), onEvent: onEvent)
    while true {
      let faults = zip(plans.indices, results).compactMap { index, result in result.fault.map { (index, $0) } }
      guard !faults.isEmpty, !Task.isCancelled else { return results }
      line.clear()
      for (index, error) in faults { environment.say("“\(plans[index].export.shownName)”: \(error)") }
      try? await environment.clock.sleep(for: .seconds(30))
      let again = await BackfillPlan.run(
        faults.map { plans[$0.0] }, in: connection.project, now: environment.now(), onEvent: onEvent)
      for ((index, _), result) in zip(faults, again) { results[index] = result }
    }
  }

  /// Starts the first backfill of a plan, and leaves it to itself.
  ///
  /// - Returns: The backfill; `nil` if nothing is left to export.
  func start(_ plan: BackfillPlan) async throws -> UUID? {
    let first = FirstValue<UUID>()
    let run = Task {
      try await plan.run(in: connection.project, now: environment.now()) { _, event in
        if case .started(_, let backfill) = event { first.set(backfill.id) }
      }
    }
    first.onValue { run.cancel() }
    do {
      _ = try await run.value
    } catch let error as BackfillError where error.isInterruption && first.value != nil {
      return first.value
    }
    return first.value
  }

  private func show(_ event: BackfillEvent, of export: PlannedExport, on line: ProgressLine) {
    let text = "“\(export.shownName)”: \(event)"
    switch event {
    case .progress(let backfill): line.show("“\(export.shownName)”: \(backfill.shown)")
    case .waiting, .limitReached: line.show(text)
    case .started, .ended, .runFailed, .withdrawn, .done:
      guard !isQuiet else { return }
      line.clear()
      environment.say(text)
    }
  }
}

extension Result<BackfillSummary, BackfillError> {
  /// The fault of the network or the server that ended a plan, if one did.
  fileprivate var fault: PostHogError? {
    guard case .failure(.request(let error)) = self, error.isFault else { return nil }
    return error
  }
}

extension BackfillError {
  /// The exit status of a command that ends with the error.
  var exitStatus: ExitCode {
    switch self {
    case .nothingToBackfill: ExitCode.success
    case .calendar, .scheduleChanged, .otherHost, .otherProject: ExitStatus.usage
    case .request(let error): error.exitStatus
    case .stopped: ExitStatus.unhealthy
    }
  }

  /// Whether the user interrupted the command, or its time was up.
  var isInterruption: Bool {
    if case .request(let error) = self, case .cancelled = error.kind { true } else { false }
  }
}
