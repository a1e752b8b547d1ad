/// Reads a list by its links or by its times.
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

  /// Returns the next request, and the origin that the link to it names; nil at the end of the list.
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

  /// Receives the requested page.
  ///
  /// - Returns: The page without items that were returned before; nil if no items are left.
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

  /// Returns the position after a number of new items of the current page.
  func bookmark(given: Int) -> Bookmark {
    switch self {
    case .links(let walk): walk.bookmark(given: given)
    case .times(let walk): walk.bookmark(given: given)
    }
  }
}
