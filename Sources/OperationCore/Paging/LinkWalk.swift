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
  private var given = GivenItems()
  /// How many pages in a row had nothing new.
  private var idlePages = 0
  /// What is known of the page in hand: its link, how many items it had, and the places of those that are new; nil while it
  /// is asked for.
  private var page: (link: String?, items: Int, new: [Int])?

  /// More pages without anything new than a server has a reason for: they would keep whoever asks for an item for ever.
  private static var maximumIdlePages: Int { 1_000 }

  init(_ operation: APIOperation<P>, at bookmark: Bookmark?) {
    (paging, path, list) = (operation.paging, operation.path, operation.listPath)
    filters = operation.query
    query = bookmark?.query ?? operation.query
    skipped = bookmark?.skipped ?? 0
    tally = ItemTally(from: query)
    _ = loop.isRepeat(place(of: query))
  }

  /// What of a request says which page it is: a server could number all that leads to one of them.
  private func place(of query: Query) -> Query {
    let name = paging == .offset ? "offset" : "cursor"
    return query[name].map { [name: $0] } ?? query
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
    if let name = linked.ambiguousName(besides: filters) { throw .ambiguous(name: name) }
    let query = filters.merging(linked)
    guard !loop.isRepeat(place(of: query)) else { throw .repeated }
    guard idlePages < Self.maximumIdlePages else { throw .nothingNew(pages: idlePages) }
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
    let rest = page.results.indices.dropFirst(skipped)
    // Only where the server counts from the beginning do items move from one page to another.
    let new = rest.filter { paging != .offset || given.add(page.results[$0]) }
    tally.passOver(rest.count - new.count)
    idlePages = new.isEmpty ? idlePages + 1 : 0
    self.page = (page.next, items, new)
    guard new.count < items else { return page }
    var page = page
    page.results = new.map { page.results[$0] }
    return new.isEmpty ? nil : page
  }

  /// Where to go on when so many new items of the page in hand were given. Behind the last that is the next page, unless
  /// there is none yet.
  func bookmark(given count: Int) -> Bookmark {
    guard let page else { return Bookmark(query: query, skipped: skipped) }
    var ahead = self
    if count >= page.new.count, let step = try? ahead.step() { return Bookmark(query: step.query) }
    let place = count >= page.new.count ? page.items : count > 0 ? page.new[count - 1] + 1 : min(skipped, page.items)
    return Bookmark(query: query, skipped: place)
  }
}
