// Which fault comes next.

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

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
