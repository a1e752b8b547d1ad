import ArgumentParser
import PostHogBatchExports

/// A command that reports how it fails in a line, with an exit status for each kind of failure.
protocol ReportingCommand: AsyncParsableCommand, Sendable {
  /// How long the command may take.
  var timeLimit: Duration? { get }

  /// The zone of the times that the command shows.
  func zone(in environment: CommandEnvironment) -> TimeZoneRules

  /// Does the work.
  func run(in environment: CommandEnvironment) async throws
}

extension ReportingCommand {
  var timeLimit: Duration? { nil }

  func zone(in environment: CommandEnvironment) -> TimeZoneRules { environment.timeZone }

  func run() async throws {
    let environment = CommandEnvironment.current
    // What the library says has the same clock as what the command says.
    try await TimeText.$chosenZone.withValue(zone(in: environment)) { try await report(in: environment) }
  }

  private func report(in environment: CommandEnvironment) async throws {
    do {
      guard let timeLimit else { return try await run(in: environment) }
      try await run(in: environment, atMost: timeLimit)
    } catch let failure as CommandFailure {
      environment.say(failure.message)
      throw failure.status
    } catch let error as PostHogError {
      if error.exitStatus != ExitStatus.interrupted { environment.say("\(error)") }
      throw error.exitStatus
    } catch is CancellationError {
      throw ExitStatus.interrupted
    } catch let error as BackfillError {
      environment.say("\(error)")
      throw error.exitStatus
    } catch let error as ExportSetError {
      environment.say("\(error)")
      throw error.exitStatus
    }
  }

  private func run(in environment: CommandEnvironment, atMost limit: Duration) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await self.run(in: environment)
        return true
      }
      group.addTask {
        try await environment.clock.sleep(for: limit)
        return false
      }
      let isDone = try await group.next() ?? true
      group.cancelAll()
      if isDone { return }
      // The command says what goes on at the server.
      if case .failure(let failure as CommandFailure)? = await group.nextResult() { environment.say(failure.message) }
      throw CommandFailure("gave up after \(limit.shown) (--timeout)", ExitStatus.failed)
    }
  }
}
