/// Walks over a list and knows at any time where it goes on.
///
///     var runs = posthog.project(1).batchExports[id].runs.list().makeAsyncIterator()
///     while let run = try await runs.next() {
///       try store(run, goingOnAt: runs.resumeToken)
///     }
public protocol ResumableIterator: AsyncIteratorProtocol {
  /// Where the list goes on behind what was given so far. It is there after an error too.
  var resumeToken: ResumeToken { get }
}

/// The elements of a list, each with the token that goes on behind it.
///
///     for try await (run, token) in posthog.project(1).batchExports[id].runs.list().withResumeTokens {
///       try store(run, goingOnAt: token)
///     }
public struct TokenedSequence<Base: AsyncSequence & Sendable>: TypedSequence, Sendable
where Base.AsyncIterator: ResumableIterator {
  /// An element and the token that goes on behind it.
  public typealias Element = (Base.Element, ResumeToken)
  /// What the list throws.
  public typealias Failure = Base.Failure

  let base: Base

  /// Starts where the list does.
  public func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeAsyncIterator())
  }

  /// Walks over the elements.
  public struct Iterator: ResumableIterator {
    var base: Base.AsyncIterator

    /// Where the list goes on.
    public var resumeToken: ResumeToken { base.resumeToken }

    /// The next element with its token; nil after the last one.
    public mutating func next() async throws -> Element? {
      try await next(isolation: nil)
    }

    /// The next element with its token; nil after the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Base.Failure) -> Element? {
      guard let element = try await base.next(isolation: actor) else { return nil }
      return (element, base.resumeToken)
    }
  }
}

extension AsyncSequence where AsyncIterator: ResumableIterator, Self: Sendable {
  /// Each element with the token that goes on behind it.
  public var withResumeTokens: TokenedSequence<Self> { TokenedSequence(base: self) }
}
