/// A sequence of what a server sends, whose functions throw the sequence's own error.
///
/// Those of the standard library throw any error, and where they stand in a function or a `do` with typed throws, Swift 6.3
/// crashes.
public protocol TypedSequence: AsyncSequence where AsyncIterator.Failure == Failure {}

extension TypedSequence {
  /// The first element that a condition holds for; nil when there is none. Nothing behind it is asked for.
  public func first(
    where condition: (Element) async throws(Failure) -> Bool
  ) async throws(Failure) -> Element? {
    var elements = makeAsyncIterator()
    while let element = try await elements.next(isolation: nil) {
      if try await condition(element) { return element }
    }
    return nil
  }

  /// Whether a condition holds for an element. Nothing behind it is asked for.
  public func contains(
    where condition: (Element) async throws(Failure) -> Bool
  ) async throws(Failure) -> Bool {
    try await first(where: condition) != nil
  }

  /// What comes of all elements: each is combined with the result so far.
  public func reduce<Result>(
    _ initial: Result, _ next: (Result, Element) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    var result = initial
    var elements = makeAsyncIterator()
    while let element = try await elements.next(isolation: nil) { result = try await next(result, element) }
    return result
  }

  /// What comes of all elements: each changes the result.
  public func reduce<Result>(
    into initial: Result, _ update: (inout Result, Element) async throws(Failure) -> Void
  ) async throws(Failure) -> Result {
    var result = initial
    var elements = makeAsyncIterator()
    while let element = try await elements.next(isolation: nil) { try await update(&result, element) }
    return result
  }
}
