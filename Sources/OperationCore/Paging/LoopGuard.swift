/// Detects links that lead back to an earlier page, in bounded memory. Otherwise a hostile or broken server could make
/// a list endless.
///
/// A link back to one of the first 16,384 pages is detected before that page is requested again. Further into a list,
/// only one page at a time is remembered, each twice as far as the previous one (R. P. Brent, 1980), so any cycle is
/// detected after at most a few rounds.
struct LoopGuard: Sendable {
  private static let exactLimit = 1 << 14

  private var first: Set<Int> = []
  private var landmark = 0
  private var pages = 0

  /// Remembers a request.
  ///
  /// - Returns: Whether the request was made before, as far as remembered.
  mutating func isRepeat(_ query: Query) -> Bool {
    // Swift seeds hashes anew in each process, so a server can't make two queries collide.
    let mark = query.hashValue
    guard !first.contains(mark), pages == 0 || mark != landmark else { return true }
    if first.count < Self.exactLimit { first.insert(mark) }
    pages += 1
    if pages & (pages - 1) == 0 { landmark = mark }
    return false
  }
}
