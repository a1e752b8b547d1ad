// Callers may pass any duration, and clocks can't count as far as a `Duration` does.

extension Duration {
  /// A day: longer than any single wait, and safe for any clock, even if it is doubled often.
  package static let longestWait: Duration = .seconds(86_400)

  /// The duration as far as it can be added to another one: zero for a negative one, and at most some thousand years.
  package var countable: Duration { min(max(self, .zero), .seconds(1 << 40)) }

  /// When to try again, in words.
  package var wordsForLater: String {
    let seconds = countable.components.seconds
    return switch seconds {
    case ...86_400: "in \(seconds) seconds"
    case ...8_640_000: "in \((seconds + 3_599) / 3_600) hours"
    default: "in more than a hundred days"
    }
  }
}
