/// Finds the name that was probably meant, for "did you mean" hints.
public enum NearestName {
  /// Returns the candidate with the fewest edits (insert, remove, replace, swap two neighbours; ignoring case), the
  /// first one of several. Returns `nil` if every candidate differs by more than a third of the name's length, because
  /// such a guess isn't useful, and for a name of more than a hundred characters, which would take long.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 100 else { return nil }
    var bound = max(1, wanted.count / 3)
    var nearest: String?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard let distance = distance(wanted, scalars, atMost: bound) else { continue }
      nearest = candidate
      guard distance > 0 else { break }
      bound = distance - 1
    }
    return nearest
  }

  /// Returns ``of(_:among:)`` as the text of a hint.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    of(name, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// Returns the optimal string alignment distance; `nil` beyond the bound.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost bound: Int) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      guard current.contains(where: { $0 <= bound }) else { return nil }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count] <= bound ? previous[right.count] : nil
  }
}
