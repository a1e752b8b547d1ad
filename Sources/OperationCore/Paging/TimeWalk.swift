// How a list is read by its times, such as a log. Its `before` leaves out the very moment it names, and items of one moment
// can fall on both sides of a page's end. So each request asks for a microsecond more than it needs, the finest that these
// servers keep, and for as many items more as that will repeat; those are known by their text and left out.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The way back through a list. It ends where a page brings nothing new and is not full; a short page that does bring
/// something is not the end. A moment that fills the largest page is an error, as it may hold more than can be asked for, and
/// so is a page without anything new whose server says that there is more, by a link or by its count.
struct TimeWalk<P: Page>: Sendable {
  private struct Item {
    let mark: Fingerprint
    /// Its time, when it has one.
    let moment: Date?
  }

  private let member: String
  private let maximumLimit: Int?
  /// The items of a page that the caller asked for, or else those of the first.
  private var pageSize: Int?
  private var query: Query
  /// What was given before and may come again.
  private var seen: [Item]
  /// The page in hand: how many items it had, those that are new, and whether the server has more; nil while it is asked for.
  private var page: (count: Int, items: [Item], hasMore: Bool)?
  /// How many items were given; nil where an earlier walk gave some.
  private var received: Int?
  /// The least that a page counted. Servers count what is on a page, what is from there on, or all that there is; whatever it
  /// is, no less has to come by the end. What came to the list since the first page is not meant.
  private var leastCount: Int?
  /// The oldest moment so far.
  private var oldest: Date?
  /// Whether no page was given yet, not even in an earlier walk.
  private var isFirst: Bool

  init(_ operation: APIOperation<P>, member: String, maximumLimit: Int?, at bookmark: Bookmark?) {
    (self.member, self.maximumLimit) = (member, maximumLimit)
    pageSize = operation.query["limit"].flatMap { Int($0) }
    query = bookmark?.query ?? operation.query
    isFirst = bookmark == nil
    received = bookmark == nil ? 0 : nil
    oldest = bookmark.flatMap { $0.query["before"] }.flatMap { Date(rfc3339: $0) }.map { $0 - Self.microsecond }
    seen = []
    seen = bookmark?.seen.map { Item(mark: $0, moment: oldest) } ?? []
  }

  /// What to ask for now; nil at the end of the list.
  mutating func step() throws(PagingError.Reason) -> Query? {
    guard let page else { return query }
    guard page.count > 0 else {
      if page.hasMore { throw .nothingNew(pages: 1) }
      return try end()
    }
    guard page.items.isEmpty else {
      guard let oldest = page.items.compactMap(\.moment).min() else { throw .missing(member: member) }
      self.oldest = oldest
      (query, seen) = request(upTo: oldest, given: page.items)
      self.page = nil
      guard seen.count <= maximumLimit ?? Self.maximumSeen else { throw crowded(oldest) }
      return query
    }
    guard let oldest else { return try end() }
    guard let limit = query["limit"].flatMap({ Int($0) }) else {
      // The server's own limit may have cut the page: asking for more than is known tells.
      pageSize = page.count
      (query, seen) = request(upTo: oldest, given: [])
      self.page = nil
      return query
    }
    // The largest page there is, full of one moment: whether that is all of it can't be asked. A server may give fewer than
    // it is asked for, and then says that there is more.
    guard page.count >= limit || page.hasMore else { return try end() }
    throw crowded(oldest)
  }

  /// Ends the list, unless the server counts more than it gave.
  private func end() throws(PagingError.Reason) -> Query? {
    if let received, let leastCount, received < leastCount {
      throw .miscounted(expected: leastCount, received: received)
    }
    return nil
  }

  /// Takes the page that was asked for; gives it back without what was given before, or nil when that is all of it.
  mutating func take(_ page: P) throws(PagingError.Reason) -> P? {
    let items = (page.written ?? []).map { item in
      Item(mark: Fingerprint(of: item.text), moment: item[member]?.string.flatMap { Date(rfc3339: $0) })
    }
    guard items.count == page.results.count else { throw .missing(member: member) }
    if let bound = query["before"].flatMap({ Date(rfc3339: $0) }),
      items.contains(where: { $0.moment.map { $0 > bound } ?? false })
    {
      throw .notBefore(member: member)
    }

    var known = Dictionary(seen.map { ($0.mark, 1) }, uniquingKeysWith: +)
    let new = items.indices.filter { index in
      guard let copies = known[items[index].mark], copies > 0 else { return true }
      known[items[index].mark] = copies - 1
      return false
    }
    self.page = (items.count, new.map { items[$0] }, page.next != nil)
    received = received.map { $0 + new.count }
    leastCount = page.total.map { min(leastCount ?? $0, $0) } ?? leastCount
    if maximumLimit != nil, pageSize == nil, !new.isEmpty { pageSize = new.count }
    if new.isEmpty, !isFirst { return nil }
    isFirst = false
    var page = page
    page.results = new.map { page.results[$0] }
    return page
  }

  /// Where to go on when so many new items of the page in hand were given.
  func bookmark(given: Int) -> Bookmark {
    guard let items = page?.items else { return Bookmark(query: query, seen: seen.map(\.mark)) }
    let rest = items.dropFirst(given)
    // Pages have the newest first. Where one does not, what was given and is older than the rest comes again, and is known.
    let moment = rest.isEmpty ? items.compactMap(\.moment).min() : rest.compactMap(\.moment).max()
    guard given > 0, let moment else {
      return Bookmark(query: query, seen: (seen + items.prefix(given)).map(\.mark))
    }
    let (query, seen) = request(upTo: moment, given: items.prefix(given))
    return Bookmark(query: query, seen: seen.map(\.mark))
  }

  /// The request for everything up to and with a moment, and what of the items that were given will come again.
  private func request(upTo moment: Date, given: some Sequence<Item>) -> (Query, seen: [Item]) {
    let bound = moment + Self.microsecond
    // A time that is finer than a microsecond was rounded, up to the bound perhaps. An item without a time is before
    // every moment.
    let seen =
      seen.filter { $0.moment.map { $0 <= bound } ?? false } + given.filter { $0.moment.map { $0 <= bound } ?? true }
    var query = query
    query["before"] = bound.rfc3339
    if let pageSize {
      let (limit, isTooMuch) = pageSize.addingReportingOverflow(seen.count)
      query["limit"] = String(min(isTooMuch ? .max : limit, maximumLimit ?? .max))
    }
    return (query, seen)
  }

  private func crowded(_ moment: Date) -> PagingError.Reason { .crowded(member: member, at: moment.rfc3339) }

  private static var microsecond: TimeInterval { 0.000_001 }

  /// How many items of one moment are remembered where the description has no largest page.
  private static var maximumSeen: Int { 10_000 }
}
