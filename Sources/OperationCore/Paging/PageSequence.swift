/// The pages of a list, each requested when it is asked for.
///
/// The sequence ends on a page without `next`. Of `next` only the query is taken, never scheme, host or path, so that a
/// server behind a proxy that misreports itself, or a hostile one, can't send the caller's key elsewhere.
public struct PageSequence<Sender: OperationSender, P: Page>: AsyncSequence, Sendable {
  /// One page.
  public typealias Element = P
  /// What the sender throws.
  public typealias Failure = Sender.Failure

  let sender: Sender
  let first: APIOperation<P>

  /// Starts at the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(sender: sender, operation: first)
  }

  /// Walks over the pages.
  public struct Iterator: AsyncIteratorProtocol {
    let sender: Sender
    private var operation: APIOperation<P>
    private var isDone = false
    private var asked: Set<Query>

    init(sender: Sender, operation: APIOperation<P>) {
      self.sender = sender
      self.operation = operation
      asked = [operation.query]
    }

    /// The next page; nil after the last one.
    public mutating func next() async throws(Sender.Failure) -> P? {
      try await next(isolation: nil)
    }

    /// The next page; nil after the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Sender.Failure) -> P? {
      guard !isDone else { return nil }
      isDone = true
      if Task.isCancelled { throw fault(.cancelled) }
      let page = try await sender.send(operation)
      if let query = try query(after: page) {
        operation.query = query
        isDone = false
      }
      return page
    }

    private mutating func query(after page: P) throws(Sender.Failure) -> Query? {
      var query = operation.query
      switch operation.paging {
      case .none:
        guard page.next == nil else { throw fault(.notPaged) }
        return nil
      case .offset, .cursor:
        guard let next = page.next else { return nil }
        guard let start = next.firstIndex(of: "?"),
          let linked = Query(encoded: next[next.index(after: start)...].prefix { $0 != "#" }), !linked.isEmpty
        else { throw fault(.malformed) }
        query = query.merging(linked)
      case .before(let member):
        guard !page.results.isEmpty else { return nil }
        if let limit = query["limit"].flatMap({ Int($0) }), page.results.count < limit { return nil }
        guard let oldest = page.oldest(member) else { throw fault(.missing(member: member)) }
        query["before"] = oldest
      }
      guard asked.insert(query).inserted else { throw fault(.repeated) }
      return query
    }

    private func fault(_ reason: PagingError.Reason) -> Sender.Failure {
      sender.failure(for: PagingError(operationID: operation.id, reason: reason))
    }
  }
}

extension OperationSender {
  /// The pages of the list that an operation returns.
  public func pages<P: Page>(of operation: APIOperation<P>) -> PageSequence<Self, P> {
    PageSequence(sender: self, first: operation)
  }
}
