#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a list back in time, such as a log.
///
/// `before` excludes the time that it names, and items of the same time can be on both sides of the end of a page. So
/// each request asks for a microsecond more than needed, the smallest difference that these servers keep, and for as
/// many more items as that repeats. Those are recognized by their text and left out.
///
/// The list ends with a page that has nothing new and isn't full; a short page that does have something new isn't the
/// end. A time that fills the largest page is an error, because it may have more items than can be requested. So is a
/// page without anything new if the server reports more, by a link or by its count.
struct TimeWalk<P: Page>: Sendable {
  private struct Item {
    let mark: Fingerprint
    /// The item's time, if it has one.
    let moment: Date?
  }

  private let member: String
  private let maximumLimit: Int?
  /// The page size that the caller requested, or else the number of items on the first page.
  private var pageSize: Int?
  private var query: Query
  /// The items that were returned and may appear again.
  private var seen: [Item]
  /// The current page: its number of items, the new ones, and whether the server has more; nil while it is being
  /// requested.
  private var page: (count: Int, items: [Item], hasMore: Bool)?
  /// The number of items returned; nil if an earlier reading returned some.
  private var received: Int?
  /// The lowest count of any page.
  ///
  /// Servers count the items on a page, those from there on, or all of them. In each case, at least that many items
  /// must be returned by the end. Items that were added since the first page aren't included.
  private var leastCount: Int?
  /// The oldest time so far.
  private var oldest: Date?
  /// Whether no page was returned yet, not even by an earlier reading.
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

  /// Returns the next request; nil at the end of the list.
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
      // The server's own limit may have cut the page. Asking for more than is known shows whether it did.
      pageSize = page.count
      (query, seen) = request(upTo: oldest, given: [])
      self.page = nil
      return query
    }
    // This is the largest page possible, full of items of one time, and no request can show whether those are all. A
    // server may return fewer items than requested, and then reports that there are more.
    guard page.count >= limit || page.hasMore else { return try end() }
    throw crowded(oldest)
  }

  /// Ends the list, unless the server reports more items than it returned.
  private func end() throws(PagingError.Reason) -> Query? {
    if let received, let leastCount, received < leastCount {
      throw .miscounted(expected: leastCount, received: received)
    }
    return nil
  }

  /// Receives the requested page.
  ///
  /// - Returns: The page without items that were returned before; nil if no items are left.
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

  /// Returns the position after a number of new items of the current page.
  func bookmark(given: Int) -> Bookmark {
    guard let items = page?.items else { return Bookmark(query: query, seen: seen.map(\.mark)) }
    let rest = items.dropFirst(given)
    // Pages have the newest item first. If one doesn't, items that were returned and are older than the rest appear
    // again, and are recognized.
    let moment = rest.isEmpty ? items.compactMap(\.moment).min() : rest.compactMap(\.moment).max()
    guard given > 0, let moment else {
      return Bookmark(query: query, seen: (seen + items.prefix(given)).map(\.mark))
    }
    let (query, seen) = request(upTo: moment, given: items.prefix(given))
    return Bookmark(query: query, seen: seen.map(\.mark))
  }

  /// Returns the request for everything up to and including a time, and the returned items that will appear again.
  private func request(upTo moment: Date, given: some Sequence<Item>) -> (Query, seen: [Item]) {
    let bound = moment + Self.microsecond
    // A time finer than a microsecond was rounded, perhaps up to the bound. An item without a time is before every
    // time.
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

  /// The number of items of one time that are remembered if the OpenAPI document has no maximum page size.
  private static var maximumSeen: Int { 10_000 }
}
