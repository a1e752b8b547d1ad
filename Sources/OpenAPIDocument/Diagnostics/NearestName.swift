/// Finds what somebody may have meant who wrote a name that isn't there.
struct NearestName {
  /// Comparing one name with another costs time in proportion to their lengths; a hostile description with a
  /// hundred thousand wrong names and as many right ones gets hints until this budget is spent.
  private var budget = 20_000_000

  /// The candidate that takes the fewest changes of a letter to become `name`, if they are few; the first of equals.
  mutating func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8.prefix(100))
    var limit = max(1, wanted.count / 3)
    var nearest: String?
    for candidate in candidates where candidate != name {
      budget -= 16
      guard budget > 0 else { return nil }
      guard abs(candidate.utf8.count - wanted.count) <= limit else { continue }
      let letters = Array(candidate.lowercased().utf8)
      budget -= letters.count * wanted.count
      let distance = Self.distance(wanted, letters)
      if distance < limit || (distance == limit && nearest == nil) {
        limit = distance
        nearest = candidate
      }
    }
    return nearest
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two texts.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let isSame = left[row] == right[column]
        var best = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current.append(best)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
