/// The way through a list, by its links or by its times.
enum PageWalk<P: Page>: Sendable {
  case links(LinkWalk<P>)
  case times(TimeWalk<P>)

  init(_ operation: APIOperation<P>, at bookmark: Bookmark?) {
    self =
      switch operation.paging {
      case .none, .offset, .cursor: .links(LinkWalk(operation, at: bookmark))
      case .before(let member, let maximumLimit):
        .times(TimeWalk(operation, member: member, maximumLimit: maximumLimit, at: bookmark))
      }
  }

  /// What to ask for now, and the place that the link to it names; nil at the end of the list.
  mutating func step() throws(PagingError.Reason) -> LinkWalk<P>.Step? {
    switch self {
    case .links(var walk):
      defer { self = .links(walk) }
      return try walk.step()
    case .times(var walk):
      defer { self = .times(walk) }
      return try walk.step().map { LinkWalk<P>.Step(query: $0, origin: nil) }
    }
  }

  /// Takes the page that was asked for; gives it back without what was given before, or nil when that is all of it.
  mutating func take(_ page: P) throws(PagingError.Reason) -> P? {
    switch self {
    case .links(var walk):
      defer { self = .links(walk) }
      return walk.take(page)
    case .times(var walk):
      defer { self = .times(walk) }
      return try walk.take(page)
    }
  }

  /// Where to go on when so many items of the page in hand were given.
  func bookmark(given: Int) -> Bookmark {
    switch self {
    case .links(let walk): walk.bookmark(given: given)
    case .times(let walk): walk.bookmark(given: given)
    }
  }
}
