/// An iterator over a list that can be resumed after what it returned.
///
/// ```swift
/// var runs = posthog.project(1).batchExports[id].runs.list().makeAsyncIterator()
/// while let run = try await runs.next() { try store(run, goingOnAt: runs.resumeToken) }
/// ```
public protocol ResumableIterator: AsyncIteratorProtocol {
  /// The position after what was returned so far. It is also available after an error.
  var resumeToken: ResumeToken { get }
}

/// The elements of a list, each with the token that resumes the list after it.
///
/// ```swift
/// for try await (run, token) in posthog.project(1).batchExports[id].runs.list().withResumeTokens {
///   try store(run, goingOnAt: token)
/// }
/// ```
public struct TokenedSequence<Base: AsyncSequence & Sendable>: TypedSequence, Sendable
where Base.AsyncIterator: ResumableIterator {
  /// An element and the token that resumes the list after it.
  public typealias Element = (Base.Element, ResumeToken)
  /// The error that the list throws.
  public typealias Failure = Base.Failure

  let base: Base

  /// Creates an iterator that starts where the list does.
  public func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeAsyncIterator())
  }

  /// An iterator over the elements.
  public struct Iterator: ResumableIterator {
    var base: Base.AsyncIterator

    /// The position after the elements returned so far.
    public var resumeToken: ResumeToken { base.resumeToken }

    /// Returns the next element with its token; nil after the last one.
    public mutating func next() async throws -> Element? {
      try await next(isolation: nil)
    }

    /// Returns the next element with its token; nil after the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Base.Failure) -> Element? {
      guard let element = try await base.next(isolation: actor) else { return nil }
      return (element, base.resumeToken)
    }
  }
}

extension AsyncSequence where AsyncIterator: ResumableIterator, Self: Sendable {
  /// The elements, each with the token that resumes the list after it.
  public var withResumeTokens: TokenedSequence<Self> { TokenedSequence(base: self) }
}
