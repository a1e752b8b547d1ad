/// The items of a list, across all its pages.
///
/// The next page is requested when the items of the previous one are used up, so `prefix(_:)` or leaving the loop early
/// costs no more requests than necessary.
///
/// ```swift
/// for try await run in client.project(1).batchExports[id].runs.list() {
///   print(run.status)
/// }
/// ```
public struct ItemSequence<Sender: OperationSender, P: Page>: TypedSequence, Sendable {
  /// An item.
  public typealias Element = P.Item
  /// The error that the sender throws.
  public typealias Failure = Sender.Failure

  /// The pages with the items.
  public private(set) var pages: PageSequence<Sender, P>
  private var maximum = Int.max

  init(pages: PageSequence<Sender, P>) {
    self.pages = pages
  }

  /// Returns the list up to a maximum number of items. No page is requested after the last of them.
  public func prefix(_ maximum: Int) -> Self {
    var items = self
    items.maximum = Swift.min(self.maximum, maximum)
    return items
  }

  /// Returns the list from where an earlier iteration stopped, without the items that it returned.
  ///
  /// If the token is of another list, or of the same list with other filters, requesting the first item fails with
  /// ``PagingError/Reason/foreignToken``.
  ///
  /// - Parameter token: The ``ResumableIterator/resumeToken`` of an earlier iteration.
  public func resuming(at token: ResumeToken) -> Self {
    var items = self
    items.pages = pages.resuming(at: token)
    return items
  }

  /// Creates an iterator that starts at the first item, or at the token.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator(), maximum: maximum)
  }

  /// An iterator over the items.
  public struct Iterator: ResumableIterator {
    private var pages: PageSequence<Sender, P>.Iterator
    private var items: [P.Item] = []
    private var position = 0
    /// The number of items that are still wanted.
    private var rest: Int

    init(pages: PageSequence<Sender, P>.Iterator, maximum: Int) {
      self.pages = pages
      rest = maximum
    }

    /// The position after the items returned so far.
    public var resumeToken: ResumeToken { pages.resumeToken(given: position) }

    /// Returns the next item.
    ///
    /// - Returns: The next item; nil after the last one.
    /// - Throws: The sender's error if a page can't be loaded, or if its pages are at fault.
    public mutating func next() async throws(Sender.Failure) -> P.Item? {
      try await next(isolation: nil)
    }

    /// Returns the next item.
    ///
    /// - Returns: The next item; nil after the last one.
    /// - Throws: The sender's error if a page can't be loaded, or if its pages are at fault.
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
  /// Returns the items of an operation's list, across all its pages. Nothing is sent until the first item is requested.
  public func items<P: Page>(of operation: APIOperation<P>) -> ItemSequence<Self, P> {
    ItemSequence(pages: pages(of: operation))
  }
}
