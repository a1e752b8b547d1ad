/// The pages of a list. Each page is requested when it is needed, and not before.
///
/// An offset or cursor list ends on a page without `next`, whatever else the page has. Only the query of `next` is
/// used, never its scheme, host or path, so a server behind a proxy that reports itself wrongly, or a hostile one,
/// can't send the caller's key elsewhere. A fault in a list is thrown when the next page is requested, after the page
/// that has the fault: everything received is returned first.
///
/// Cancelling the task ends the current request, and no other is sent.
public struct PageSequence<Sender: OperationSender, P: Page>: TypedSequence, Sendable {
  /// A page.
  public typealias Element = P
  /// The error that the sender throws.
  public typealias Failure = Sender.Failure

  let sender: Sender
  package let first: APIOperation<P>
  var start: ResumeToken?

  /// Returns the list from where an earlier iteration stopped, without the items that it returned.
  ///
  /// If the token is of another list, or of the same list with other filters, requesting the first page fails with
  /// ``PagingError/Reason/foreignToken``.
  ///
  /// - Parameter token: The ``ResumableIterator/resumeToken`` of an earlier iteration.
  public func resuming(at token: ResumeToken) -> Self {
    var pages = self
    pages.start = token
    return pages
  }

  /// Creates an iterator that starts at the first page, or at the token.
  public func makeAsyncIterator() -> Iterator {
    Iterator(sender: sender, operation: first, start: start)
  }

  /// An iterator over the pages.
  public struct Iterator: ResumableIterator {
    let sender: Sender
    private var operation: APIOperation<P>
    private let list: ResumeToken.List
    private var walk: PageWalk<P>
    private var isDone = false
    private let hasForeignToken: Bool
    private var hasNotedOrigin = false
    /// The number of items that the current page returns.
    private var items = 0

    init(sender: Sender, operation: APIOperation<P>, start: ResumeToken?) {
      self.sender = sender
      self.operation = operation
      let list = ResumeToken.List(operation)
      self.list = list
      hasForeignToken = (start?.list ?? list) != list
      walk = PageWalk(operation, at: hasForeignToken ? nil : start?.bookmark)
    }

    /// The position after the pages returned so far.
    public var resumeToken: ResumeToken { resumeToken(given: items) }

    /// Returns the position after a number of items of the current page.
    func resumeToken(given: Int) -> ResumeToken {
      ResumeToken(list: list, bookmark: walk.bookmark(given: given))
    }

    /// Returns the next page.
    ///
    /// - Returns: The next page; nil after the last one.
    /// - Throws: The sender's error if the page can't be loaded, or if the pages are at fault.
    public mutating func next() async throws(Sender.Failure) -> P? {
      try await next(isolation: nil)
    }

    /// Returns the next page.
    ///
    /// - Returns: The next page; nil after the last one.
    /// - Throws: The sender's error if the page can't be loaded, or if the pages are at fault.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Sender.Failure) -> P? {
      guard !isDone else { return nil }
      isDone = true
      while let query = try checked({ (pages) throws(PagingError.Reason) in try pages.step() }) {
        operation.query = query
        let received = try await sender.send(operation)
        let page = try checked { (pages) throws(PagingError.Reason) in try pages.walk.take(received) }
        items = page?.results.count ?? 0
        guard let page else { continue }
        isDone = false
        return page
      }
      return nil
    }

    private mutating func step() throws(PagingError.Reason) -> Query? {
      guard !hasForeignToken else { throw .foreignToken }
      guard let step = try walk.step() else { return nil }
      guard !Task.isCancelled else { throw .cancelled }
      if let origin = step.origin, !hasNotedOrigin, sender.isForeign(origin) {
        hasNotedOrigin = true
        sender.noteForeignLink(to: origin, operationID: operation.id)
      }
      return step.query
    }

    private mutating func checked<Result>(
      _ body: (inout Self) throws(PagingError.Reason) -> Result
    ) throws(Sender.Failure) -> Result {
      do throws(PagingError.Reason) {
        return try body(&self)
      } catch {
        throw sender.failure(for: PagingError(operationID: operation.id, reason: error))
      }
    }
  }
}

extension OperationSender {
  /// Returns the pages of an operation's list. Nothing is sent until the first page is requested.
  public func pages<P: Page>(of operation: APIOperation<P>) -> PageSequence<Self, P> {
    PageSequence(sender: self, first: operation)
  }
}
