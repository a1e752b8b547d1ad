/// The items of a list that were given, as far as they have an identity.
struct GivenItems: Sendable {
  /// Seeded anew in each process, so that nobody can make two ids collide.
  private var marks: Set<Int> = []

  /// Whether the item is a new one, or one that can't be told from others; it is remembered now.
  mutating func add(_ item: some Sendable) -> Bool {
    guard let item = item as? any Identifiable else { return true }
    return marks.insert(mark(of: item)).inserted
  }

  private func mark(of item: some Identifiable) -> Int { item.id.hashValue }
}
