/// Remembers which pairs of schemas have the same content.
///
/// While it is being found out whether a pair is the same, it counts as the same, so that a schema may contain itself. If
/// it turns out to differ, what was concluded in between is forgotten. Each pair is found to differ at most once, so the
/// time is bounded.
final class Sameness {
  typealias Pair = SchemaComparison.Pair

  private var same: Set<Pair> = []
  /// The elements of `same`, in the order in which they were added.
  private var order: [Pair] = []
  private var different: Set<Pair> = []

  /// Returns whether a pair is the same.
  ///
  /// - Parameter isSame: Finds it out, if it isn't known.
  func holds(for pair: Pair, isSame: () -> Bool) -> Bool {
    if different.contains(pair) { return false }
    guard same.insert(pair).inserted else { return true }
    let count = order.count
    order.append(pair)
    if isSame() { return true }
    for doubtful in order[count...] { same.remove(doubtful) }
    order.removeSubrange(count...)
    different.insert(pair)
    return false
  }
}
