/// The items of a list, page by page; the next page is requested when the items of the one before are used up.
public struct ItemSequence<Sender: OperationSender, P: Page>: AsyncSequence, Sendable {
  /// One item.
  public typealias Element = P.Item
  /// What the sender throws.
  public typealias Failure = Sender.Failure

  /// The pages that hold the items.
  public let pages: PageSequence<Sender, P>

  /// Starts at the first item.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator())
  }

  /// Walks over the items.
  public struct Iterator: AsyncIteratorProtocol {
    private var pages: PageSequence<Sender, P>.Iterator
    private var items: [P.Item] = []
    private var position = 0

    init(pages: PageSequence<Sender, P>.Iterator) {
      self.pages = pages
    }

    /// The next item; nil after the last one.
    public mutating func next() async throws(Sender.Failure) -> P.Item? {
      try await next(isolation: nil)
    }

    /// The next item; nil after the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Sender.Failure) -> P.Item? {
      while position == items.count {
        guard let page = try await pages.next(isolation: actor) else { return nil }
        items = page.results
        position = 0
      }
      position += 1
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
