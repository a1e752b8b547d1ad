import Console
import PostHogBatchExports

extension CommandEnvironment {
  /// Looks once, or again and again until the user interrupts the command or nobody reads the output any more.
  ///
  /// Faults of the network and the server end a single look only; others are said, and the next look may succeed.
  ///
  /// - Parameters:
  ///   - pause: The time between two looks; `nil` to look once.
  ///   - look: Reads and shows.
  func looking(every pause: Duration?, look: () async throws -> Void) async throws {
    guard let pause else { return try await look() }
    while true {
      do {
        try await look()
      } catch let error as PostHogError where error.exitStatus == ExitStatus.failed {
        say("\(error)")
      }
      guard output.isOpen else { return }
      try await clock.sleep(for: pause)
    }
  }
}
