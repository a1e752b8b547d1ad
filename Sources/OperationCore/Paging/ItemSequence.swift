/// The items of a list, page by page; the next page is requested when the items of the one before are used up.
///
/// No request is sent that is not needed, so `prefix(_:)` or leaving the loop early costs no more than what was read.
public struct ItemSequence<Sender: OperationSender, P: Page>: TypedSequence, Sendable {
  /// One item.
  public typealias Element = P.Item
  /// What the sender throws.
  public typealias Failure = Sender.Failure

  /// The pages that hold the items.
  public private(set) var pages: PageSequence<Sender, P>
  private var maximum = Int.max

  init(pages: PageSequence<Sender, P>) {
    self.pages = pages
  }

  /// At most so many items. Behind the last of them no page is asked for.
  public func prefix(_ maximum: Int) -> Self {
    var items = self
    items.maximum = Swift.min(self.maximum, maximum)
    return items
  }

  /// The same list from where an earlier walk through it stopped. What was given then is not given again.
  ///
  /// A token of another list, or of this one with other filters, is refused with ``PagingError/Reason/foreignToken``
  /// when the first item is asked for.
  public func resuming(at token: ResumeToken) -> Self {
    var items = self
    items.pages = pages.resuming(at: token)
    return items
  }

  /// Starts at the first item, or at the token.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator(), maximum: maximum)
  }

  /// Walks over the items.
  public struct Iterator: ResumableIterator {
    private var pages: PageSequence<Sender, P>.Iterator
    private var items: [P.Item] = []
    private var position = 0
    /// How many more items are wanted.
    private var rest: Int

    init(pages: PageSequence<Sender, P>.Iterator, maximum: Int) {
      self.pages = pages
      rest = maximum
    }

    /// Where the list goes on behind the items that were given.
    public var resumeToken: ResumeToken { pages.resumeToken(given: position) }

    /// The next item; nil after the last one.
    public mutating func next() async throws(Sender.Failure) -> P.Item? {
      try await next(isolation: nil)
    }

    /// The next item; nil after the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Sender.Failure) -> P.Item? {
      guard rest > 0 else { return nil }
      while position == items.count {
        guard let page = try await pages.next(isolation: actor) else { return nil }
        items = page.results
        position = 0
      }
      position += 1
      rest -= 1
      return items[position - 1]
    }
  }
}

extension OperationSender {
  /// The items of the list that an operation returns, over all its pages.
  public func items<P: Page>(of operation: APIOperation<P>) -> ItemSequence<Self, P> {
    ItemSequence(pages: pages(of: operation))
  }
}
