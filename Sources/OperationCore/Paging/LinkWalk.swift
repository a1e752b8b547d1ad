/// Reads an offset or cursor list by its links.
///
/// Only the query of a link is used, on the operation's own path, so a server that reports itself wrongly, or a hostile
/// one, can't send the caller's key elsewhere. The list ends only where `next` is null: a short or empty page isn't the
/// end.
struct LinkWalk<P: Page>: Sendable {
  /// The next request, and the origin that the link to it names.
  struct Step {
    let query: Query
    let origin: LinkOrigin?
  }

  private let paging: Paging
  private let path: OperationPath
  private let list: ListPath
  /// The caller's query, which a link may omit. Parameters of an earlier link are not kept.
  private let filters: Query
  private var query: Query
  /// The number of items on the page that were returned before this reading began.
  private var skipped: Int
  private var loop = LoopGuard()
  private var itemCount: ItemCount
  private var given = GivenItems()
  /// The number of consecutive pages without new items.
  private var idlePages = 0
  /// The current page: its link, its number of items, and the positions of the new ones; nil while it is being
  /// requested.
  private var page: (link: String?, items: Int, new: [Int])?

  /// The maximum number of consecutive pages without new items. No server has a reason for more, and the caller would
  /// wait for the next item forever.
  private static var maximumIdlePages: Int { 1_000 }

  init(_ operation: APIOperation<P>, at bookmark: Bookmark?) {
    (paging, path, list) = (operation.paging, operation.path, operation.listPath)
    filters = operation.query
    query = bookmark?.query ?? operation.query
    skipped = bookmark?.skipped ?? 0
    itemCount = ItemCount(from: query)
    _ = loop.isRepeat(place(of: query))
  }

  /// Returns the part of a query that identifies the page. Otherwise a server could number all links to the same page.
  private func place(of query: Query) -> Query {
    let name = paging == .offset ? "offset" : "cursor"
    return query[name].map { [name: $0] } ?? query
  }

  /// Returns the next request; nil at the end of the list.
  mutating func step() throws(PagingError.Reason) -> Step? {
    guard let page else { return Step(query: query, origin: nil) }
    guard let next = page.link else {
      if paging == .offset { try itemCount.checkEnd() }
      return nil
    }
    guard paging != .none else { throw .notPaged }
    guard let link = PageLink(next) else { throw .malformed }
    guard link.leads(to: list, from: path) else { throw .otherPath(link.printablePath) }
    guard let linked = link.query else { throw .malformed }
    if let name = linked.ambiguousName(besides: filters) { throw .ambiguous(name: name) }
    let query = filters.merging(linked)
    guard !loop.isRepeat(place(of: query)) else { throw .repeated }
    guard idlePages < Self.maximumIdlePages else { throw .nothingNew(pages: idlePages) }
    if paging == .offset { try itemCount.checkStep(to: query) }
    self.query = query
    self.page = nil
    skipped = 0
    return Step(query: query, origin: link.origin)
  }

  /// Receives the requested page.
  ///
  /// - Returns: The page without items that were returned before; nil if no items are left.
  mutating func take(_ page: P) -> P? {
    let items = page.results.count
    itemCount.add(items, total: page.total, of: query)
    let rest = page.results.indices.dropFirst(skipped)
    // Items move between pages only if the server counts from the beginning.
    let new = rest.filter { paging != .offset || given.add(page.results[$0]) }
    itemCount.passOver(rest.count - new.count)
    idlePages = new.isEmpty ? idlePages + 1 : 0
    self.page = (page.next, items, new)
    guard new.count < items else { return page }
    var page = page
    page.results = new.map { page.results[$0] }
    return new.isEmpty ? nil : page
  }

  /// Returns the position after a number of new items of the current page. After the last item that is the next page,
  /// unless there is none yet.
  func bookmark(given count: Int) -> Bookmark {
    guard let page else { return Bookmark(query: query, skipped: skipped) }
    var ahead = self
    if count >= page.new.count, let step = try? ahead.step() { return Bookmark(query: step.query) }
    let place = count >= page.new.count ? page.items : count > 0 ? page.new[count - 1] + 1 : min(skipped, page.items)
    return Bookmark(query: query, skipped: place)
  }
}
