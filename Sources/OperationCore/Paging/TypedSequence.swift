/// A sequence of elements from a server, with functions that throw the sequence's own error type.
///
/// The standard library's functions throw any error, and Swift 6.3 crashes where they are used in a function or a `do`
/// with typed throws.
public protocol TypedSequence: AsyncSequence where AsyncIterator.Failure == Failure {}

extension TypedSequence {
  /// Returns the first element that satisfies a condition. Nothing after it is requested.
  ///
  /// - Parameter condition: Whether an element is the one that is wanted.
  /// - Returns: The element; nil if there is none.
  public func first(
    where condition: (Element) async throws(Failure) -> Bool
  ) async throws(Failure) -> Element? {
    var elements = makeAsyncIterator()
    while let element = try await elements.next(isolation: nil) {
      if try await condition(element) { return element }
    }
    return nil
  }

  /// Returns whether an element satisfies a condition. Nothing after it is requested.
  public func contains(
    where condition: (Element) async throws(Failure) -> Bool
  ) async throws(Failure) -> Bool {
    try await first(where: condition) != nil
  }

  /// Combines all elements into a result.
  ///
  /// - Parameters:
  ///   - initial: The initial result.
  ///   - next: Combines the result so far with an element.
  public func reduce<Result>(
    _ initial: Result, _ next: (Result, Element) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    var result = initial
    var elements = makeAsyncIterator()
    while let element = try await elements.next(isolation: nil) { result = try await next(result, element) }
    return result
  }

  /// Combines all elements into a result that is updated in place.
  ///
  /// - Parameters:
  ///   - initial: The initial result.
  ///   - update: Updates the result with an element.
  public func reduce<Result>(
    into initial: Result, _ update: (inout Result, Element) async throws(Failure) -> Void
  ) async throws(Failure) -> Result {
    var result = initial
    var elements = makeAsyncIterator()
    while let element = try await elements.next(isolation: nil) { try await update(&result, element) }
    return result
  }
}
