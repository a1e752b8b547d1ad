// Whether an offset list gives what it says it has. Every page is held against its own `count`, which a server keeps true
// whatever happens between two pages. A list may grow while it is read: what moves to a later page comes twice. One that
// shrinks is an error in the end: what moves to an earlier page never comes.

/// The items of an offset list, counted.
struct ItemTally: Sendable {
  /// Where the walk began.
  private let start: Int
  private var received = 0
  /// How many of those had come before.
  private var repeated = 0
  /// What the last page said, and whether all of them said the same.
  private var count: Int?
  private var isSteady = true
  /// What the first two pages said in a row of which the second said less.
  private var loss: (before: Int, after: Int)?
  /// How many items the last page had, and where they end.
  private var items = 0
  private var end = 0
  /// How many items the page before had, when it was short and the link behind it left out what was missing.
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

  /// Counts items of the last page that had come on an earlier one.
  mutating func passOver(_ items: Int) {
    repeated += items
  }

  /// Refuses to go on where a server clamps its pages: it gives fewer items than it was asked for, steps as far as it was
  /// asked, and leaves out what lies between. Two pages in a row that are equally short tell. A single short page proves
  /// nothing, as an item can leave between the server's count and its page; what it lacks shows at the end.
  mutating func checkStep(to query: Query) throws(PagingError.Reason) {
    // A server that takes no notice of the offset would never end.
    if isSteady, let count, received > max(count - start, 0) { try checkEnd() }
    let clampedBefore = shortItems == items
    shortItems = nil
    guard items > 0, let count, let next = Self.offset(of: query), min(next, count) > end else { return }
    guard !clampedBefore else { throw .skipped(from: end, to: min(next, count)) }
    shortItems = items
  }

  /// Refuses to end where items are or may be missing, or where there are too many of them and the list did not change.
  func checkEnd() throws(PagingError.Reason) {
    guard let count else { return }
    if let loss { throw .shrunk(from: loss.before, to: loss.after) }
    let expected = max(count - start, 0)
    // Where the list did not change, an item that comes twice has taken the place of one that did not come.
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
