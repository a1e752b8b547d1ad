import Synchronization

/// Counts how often a server was asked.
final class Turn: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
