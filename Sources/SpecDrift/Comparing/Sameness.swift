/// Remembers which pairs of schemas have the same content.
///
/// While it is being found out whether a pair is the same, it counts as the same, so that a schema may contain itself. If
/// it turns out to differ, what was concluded in between is forgotten. Each pair is found to differ at most once, so the
/// time is bounded.
final class Sameness {
  typealias Pair = SchemaComparison.Pair

  /// How many pairs may be within each other, of which each is needed to know whether the one around it is the same. More
  /// count as different: each level takes space on the stack.
  private static let deepest = 50

  private var same: Set<Pair> = []
  /// The elements of `same`, in the order in which they were added.
  private var order: [Pair] = []
  private var different: Set<Pair> = []
  private var depth = 0

  /// Returns whether a pair is the same.
  ///
  /// - Parameter isSame: Finds it out, if it isn't known.
  func holds(for pair: Pair, isSame: () -> Bool) -> Bool {
    if different.contains(pair) { return false }
    guard same.insert(pair).inserted else { return true }
    depth += 1
    defer { depth -= 1 }
    let count = order.count
    order.append(pair)
    if depth <= Self.deepest, isSame() { return true }
    for doubtful in order[count...] { same.remove(doubtful) }
    order.removeSubrange(count...)
    different.insert(pair)
    return false
  }
}
