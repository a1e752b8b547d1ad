// The functions of `AsyncSequence` that a reader of a list reaches for, with the sender's own error. Those of the standard
// library throw any error, and where they stand in a function or a `do` with typed throws, Swift 6.3 crashes.

extension ItemSequence {
  /// The first item that a condition holds for; nil when there is none. No page behind it is fetched.
  public func first(
    where condition: (Element) async throws(Sender.Failure) -> Bool
  ) async throws(Sender.Failure) -> Element? {
    var items = makeAsyncIterator()
    while let item = try await items.next() {
      if try await condition(item) { return item }
    }
    return nil
  }

  /// Whether a condition holds for an item. No page behind it is fetched.
  public func contains(
    where condition: (Element) async throws(Sender.Failure) -> Bool
  ) async throws(Sender.Failure) -> Bool {
    try await first(where: condition) != nil
  }

  /// What comes of all items: each is combined with the result so far.
  public func reduce<Result>(
    _ initial: Result, _ next: (Result, Element) async throws(Sender.Failure) -> Result
  ) async throws(Sender.Failure) -> Result {
    var result = initial
    var items = makeAsyncIterator()
    while let item = try await items.next() { result = try await next(result, item) }
    return result
  }

  /// What comes of all items: each changes the result.
  public func reduce<Result>(
    into initial: Result, _ update: (inout Result, Element) async throws(Sender.Failure) -> Void
  ) async throws(Sender.Failure) -> Result {
    var result = initial
    var items = makeAsyncIterator()
    while let item = try await items.next() { try await update(&result, item) }
    return result
  }
}
