import DataReading

/// Compares `info.version` with what the changes ask for. A version that stays the same isn't maintained with the
/// document, and says nothing.
struct DocumentVersion {
  private let numbers: [Int]

  /// - Parameter text: Up to three numbers, such as `1.4.0` or `v2`; what follows `-` or `+` doesn't count. A year isn't
  ///   such a number.
  private init?(_ text: String) {
    let parts = text.drop { $0 == "v" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let last = parts.last else { return nil }
    let texts = parts.dropLast() + [parts.count == 1 ? last : last.prefix { $0 != "-" && $0 != "+" }]
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ (0..<1000).contains($0) }) else { return nil }
    self.numbers = numbers + Array(repeating: 0, count: 3 - numbers.count)
  }

  /// Returns the two versions if the new one is smaller than the old one, or too close to it for a breaking change.
  static func behind(_ old: Node?, _ new: Node?, _ isBreaking: Bool) -> (old: Node, new: Node)? {
    guard let one = old?["info"]?["version"], let other = new?["info"]?["version"], one != other,
      let before = one.string.flatMap(DocumentVersion.init), let after = other.string.flatMap(DocumentVersion.init)
    else { return nil }
    // A breaking change raises the first number, or before 1.0 the second.
    let count = before.numbers[0] == 0 ? 2 : 1
    let isTooClose = !before.numbers.prefix(count).lexicographicallyPrecedes(after.numbers.prefix(count))
    let isSmaller = after.numbers.lexicographicallyPrecedes(before.numbers)
    return isSmaller || isBreaking && isTooClose ? (one, other) : nil
  }
}
