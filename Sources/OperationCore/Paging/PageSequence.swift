/// The pages of a list, each requested when it is asked for and none before.
///
/// The sequence of an offset or a cursor list ends on a page without `next`, whatever else the page holds. Of `next` only
/// the query is taken, never scheme, host or path, so that a server behind a proxy that misreports itself, or a hostile
/// one, can't send the caller's key elsewhere. A fault in a list is thrown where the next page is asked for, behind the
/// page that has it: what was received is given.
///
/// Cancelling the task ends the request in hand, and no other is sent.
public struct PageSequence<Sender: OperationSender, P: Page>: TypedSequence, Sendable {
  /// One page.
  public typealias Element = P
  /// What the sender throws.
  public typealias Failure = Sender.Failure

  let sender: Sender
  let first: APIOperation<P>
  var start: ResumeToken?

  /// The same list from where an earlier walk through it stopped. What was given then is not given again.
  ///
  /// A token of another list, or of this one with other filters, is refused with ``PagingError/Reason/foreignToken``
  /// when the first page is asked for.
  public func resuming(at token: ResumeToken) -> Self {
    var pages = self
    pages.start = token
    return pages
  }

  /// Starts at the first page, or at the token.
  public func makeAsyncIterator() -> Iterator {
    Iterator(sender: sender, operation: first, start: start)
  }

  /// Walks over the pages.
  public struct Iterator: ResumableIterator {
    let sender: Sender
    private var operation: APIOperation<P>
    private let list: ResumeToken.List
    private var walk: PageWalk<P>
    private var isDone = false
    private let hasForeignToken: Bool
    private var hasNotedOrigin = false
    /// How many items the page in hand gives.
    private var items = 0

    init(sender: Sender, operation: APIOperation<P>, start: ResumeToken?) {
      self.sender = sender
      self.operation = operation
      let list = ResumeToken.List(operation)
      self.list = list
      hasForeignToken = (start?.list ?? list) != list
      walk = PageWalk(operation, at: hasForeignToken ? nil : start?.bookmark)
    }

    /// Where the list goes on behind the pages that were given.
    public var resumeToken: ResumeToken { resumeToken(given: items) }

    /// Where the list goes on when so many items of the page in hand were given.
    func resumeToken(given: Int) -> ResumeToken {
      ResumeToken(list: list, bookmark: walk.bookmark(given: given))
    }

    /// The next page; nil after the last one.
    public mutating func next() async throws(Sender.Failure) -> P? {
      try await next(isolation: nil)
    }

    /// The next page; nil after the last one.
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
  /// The pages of the list that an operation returns.
  public func pages<P: Page>(of operation: APIOperation<P>) -> PageSequence<Self, P> {
    PageSequence(sender: self, first: operation)
  }
}
