/// Finds links that lead back, in bounded memory: a hostile or broken server could make a list endless.
///
/// A link back to one of the first 16,384 pages is found before that page is asked for again. Further back in a list
/// only one page at a time is kept, each twice as far as the one before (R. P. Brent, 1980), so that any circle is found
/// after at most a few times around it.
struct LoopGuard: Sendable {
  private static let exactLimit = 1 << 14

  private var first: Set<Int> = []
  private var landmark = 0
  private var pages = 0

  /// Whether the request was made before, as far as it is remembered; it is remembered now.
  mutating func isRepeat(_ query: Query) -> Bool {
    // Seeded anew in each process, so that nobody can make two queries collide.
    let mark = query.hashValue
    guard !first.contains(mark), pages == 0 || mark != landmark else { return true }
    if first.count < Self.exactLimit { first.insert(mark) }
    pages += 1
    if pages & (pages - 1) == 0 { landmark = mark }
    return false
  }
}
