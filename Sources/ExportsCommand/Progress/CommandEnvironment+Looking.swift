import Console
import PostHogBatchExports

extension CommandEnvironment {
  /// Looks once, or again and again until the user interrupts the command or nobody reads the output any more.
  ///
  /// - Parameters:
  ///   - pause: The time between two looks; `nil` to look once.
  ///   - look: Reads and shows.
  func looking(every pause: Duration?, look: () async throws -> Void) async throws {
    guard let pause else { return try await look() }
    while true {
      try await outlasting(pause: pause, work: look)
      guard output.isOpen else { return }
      try await clock.sleep(for: pause)
    }
  }
}
