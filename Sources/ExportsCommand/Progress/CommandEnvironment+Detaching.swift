import PostHogBatchExports

extension Duration {
  /// For waits that only the server's verdict ends.
  static let longerThanAnyJob = Duration.seconds(366 * 86_400)
}

extension CommandEnvironment {
  /// Waits for something that goes on at the server when the user interrupts the command, and then says how to come
  /// back.
  ///
  /// - Parameters:
  ///   - noun: What goes on.
  ///   - command: The command with which the user comes back to it.
  ///   - line: The progress, which is removed at the end.
  func detaching<Result>(
    from noun: String, comeBack command: String, _ line: ProgressLine, wait: () async throws -> Result
  ) async throws -> Result {
    defer { line.clear() }
    do {
      return try await wait()
    } catch {
      guard error is CancellationError || (error as? PostHogError)?.exitStatus == ExitStatus.interrupted else {
        throw error
      }
      line.clear()
      throw CommandFailure("\(noun) goes on at the server; come back with: \(command)", ExitStatus.interrupted)
    }
  }
}
