// How a list is read by its links. Of a link only the query is used, on the operation's own path, so that a server that
// misreports itself, or a hostile one, can't send a caller's key elsewhere.

/// The way through an offset or a cursor list. It ends only where `next` is null: a short or an empty page is not the end.
struct LinkWalk<P: Page>: Sendable {
  /// The next request, and the place that the link to it names.
  struct Step {
    let query: Query
    let origin: LinkOrigin?
  }

  private let paging: Paging
  private let path: OperationPath
  private let list: ListPath
  /// What the caller asked for, which a link may forget; what an earlier link said does not stay.
  private let filters: Query
  private var query: Query
  /// How many items of the page were given before this walk began.
  private var skipped: Int
  private var loop = LoopGuard()
  private var tally: ItemTally
  /// What is known of the page in hand; nil while it is asked for.
  private var page: (link: String?, items: Int)?

  init(_ operation: APIOperation<P>, at bookmark: Bookmark?) {
    (paging, path, list) = (operation.paging, operation.path, operation.listPath)
    filters = operation.query
    query = bookmark?.query ?? operation.query
    skipped = bookmark?.skipped ?? 0
    tally = ItemTally(from: query)
    _ = loop.isRepeat(query)
  }

  /// What to ask for now; nil at the end of the list.
  mutating func step() throws(PagingError.Reason) -> Step? {
    guard let page else { return Step(query: query, origin: nil) }
    guard let next = page.link else {
      if paging == .offset { try tally.checkEnd() }
      return nil
    }
    guard paging != .none else { throw .notPaged }
    guard let link = PageLink(next) else { throw .malformed }
    guard link.leads(to: list, from: path) else { throw .otherPath(link.printablePath) }
    guard let linked = link.query else { throw .malformed }
    let query = filters.merging(linked)
    guard !loop.isRepeat(query) else { throw .repeated }
    if paging == .offset { try tally.checkStep(to: query) }
    self.query = query
    self.page = nil
    skipped = 0
    return Step(query: query, origin: link.origin)
  }

  /// Takes the page that was asked for; gives it back without what was given before, or nil when that is all of it.
  mutating func take(_ page: P) -> P? {
    let items = page.results.count
    tally.add(items, total: page.total, of: query)
    self.page = (page.next, items)
    guard skipped > 0 else { return page }
    var page = page
    page.results.removeFirst(min(skipped, items))
    return page.results.isEmpty ? nil : page
  }

  /// Where to go on when so many items of the page in hand were given. Behind the last that is the next page, unless
  /// there is none yet.
  func bookmark(given: Int) -> Bookmark {
    guard let page else { return Bookmark(query: query, skipped: skipped) }
    let place = min(skipped, page.items) + given
    var ahead = self
    if place >= page.items, let step = try? ahead.step() { return Bookmark(query: step.query) }
    return Bookmark(query: query, skipped: place)
  }
}
