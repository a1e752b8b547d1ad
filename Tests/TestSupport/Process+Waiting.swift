import Foundation

extension Process {
  /// Runs the process to its end without blocking a thread that other tests need: on two cores there are two such
  /// threads, and compilers take a minute.
  package func runToEnd() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      terminationHandler = { _ in continuation.resume() }
      do {
        try run()
      } catch {
        terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }
}
