import TestSupport

/// Faults in the order in which requests meet them. The same seed gives the same order.
struct FaultPlan: Sendable {
  private var dealt: [Fault]
  private let deck: [Fault]
  private var generator: SeededGenerator

  /// The given faults, and none after them.
  init(_ faults: Fault...) {
    dealt = faults.reversed()
    deck = [.none]
    generator = SeededGenerator(seed: 0)
  }

  /// Every fault again and again, shuffled: one request in three meets one. Besides, the server is unavailable for ten
  /// requests at a time.
  init(seed: UInt64) {
    dealt = []
    deck = Fault.allCases + repeatElement(.none, count: 2 * Fault.allCases.count)
    generator = SeededGenerator(seed: seed)
  }

  /// The fault of the next request.
  mutating func next() -> Fault {
    if dealt.isEmpty {
      dealt = deck.shuffled(using: &generator)
      if deck.count > 1 { dealt += repeatElement(.unavailable, count: 10) }
    }
    return dealt.popLast() ?? .none
  }
}
