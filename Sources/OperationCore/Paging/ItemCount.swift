/// Counts the items of an offset list, to find out whether the server returns as many as it reports.
///
/// Each page is compared with its own `count`, which a server keeps correct whatever happens between two pages. If a
/// list grows while it is read, items that move to a later page appear twice. If it shrinks, the list ends in an error,
/// because items that move to an earlier page never appear.
struct ItemCount: Sendable {
  /// The offset at which reading began.
  private let start: Int
  private var received = 0
  /// The number of those that had appeared before.
  private var repeated = 0
  /// The count of the last page, and whether all pages had the same count.
  private var count: Int?
  private var isSteady = true
  /// The counts of the first two consecutive pages of which the second was lower.
  private var loss: (before: Int, after: Int)?
  /// The number of items on the last page, and the offset where they end.
  private var items = 0
  private var end = 0
  /// The number of items on the previous page, if it was short and the link after it skipped the missing ones.
  private var shortItems: Int?

  init(from query: Query) {
    start = Self.offset(of: query) ?? 0
  }

  /// Counts the items of a page.
  mutating func add(_ items: Int, total: Int?, of query: Query) {
    received += items
    self.items = items
    let (sum, isTooFar) = (Self.offset(of: query) ?? 0).addingReportingOverflow(items)
    end = isTooFar ? .max : sum
    guard let total = total.map({ max($0, 0) }) else { return }
    if let count, total < count, loss == nil { loss = (count, total) }
    isSteady = isSteady && (count ?? total) == total
    count = total
  }

  /// Counts items of the last page that had appeared on an earlier one.
  mutating func passOver(_ items: Int) {
    repeated += items
  }

  /// Throws if the server limits its pages: it returns fewer items than requested, advances by as many as requested,
  /// and so skips those in between.
  ///
  /// Two consecutive pages that are equally short prove it. A single short page proves nothing, because an item can be
  /// deleted between the server's count and its page; what is missing shows at the end.
  mutating func checkStep(to query: Query) throws(PagingError.Reason) {
    // A server that ignores the offset would never end the list.
    if isSteady, let count, received > max(count - start, 0) { try checkEnd() }
    let clampedBefore = shortItems == items
    shortItems = nil
    guard items > 0, let count, let next = Self.offset(of: query), min(next, count) > end else { return }
    guard !clampedBefore else { throw .skipped(from: end, to: min(next, count)) }
    shortItems = items
  }

  /// Throws if items are or may be missing, or if there are too many although the list didn't change.
  func checkEnd() throws(PagingError.Reason) {
    guard let count else { return }
    if let loss { throw .shrunk(from: loss.before, to: loss.after) }
    let expected = max(count - start, 0)
    // In a list that didn't change, an item that appears twice has replaced one that didn't appear.
    if isSteady, received == expected, repeated > 0 {
      throw .miscounted(expected: expected, received: received - repeated)
    }
    guard received < expected || (received > expected && isSteady) else { return }
    throw .miscounted(expected: expected, received: received)
  }

  private static func offset(of query: Query) -> Int? {
    query["offset"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }
}
