/// The items of a list that have been returned, if they have an identity.
struct GivenItems: Sendable {
  /// The hashes of the items' IDs. Swift seeds them anew in each process, so a server can't make two IDs collide.
  private var marks: Set<Int> = []

  /// Remembers an item.
  ///
  /// - Returns: Whether the item is new, or has no identity by which to compare it.
  mutating func add(_ item: some Sendable) -> Bool {
    guard let item = item as? any Identifiable else { return true }
    return marks.insert(mark(of: item)).inserted
  }

  private func mark(of item: some Identifiable) -> Int { item.id.hashValue }
}
