/// Executes operations. A client is one; so is a stand-in that a test writes.
public protocol OperationSender: Sendable {
  /// What sending throws.
  associatedtype Failure: Error

  /// Sends the operation and reads its answer.
  func send<Output>(_ operation: APIOperation<Output>) async throws(Failure) -> Output

  /// Turns a fault in a list's pages into the sender's own error.
  func failure(for fault: PagingError) -> Failure
}

extension OperationSender where Failure == any Error {
  /// Senders that throw anything throw the fault itself.
  public func failure(for fault: PagingError) -> any Error { fault }
}

extension OperationSender where Failure == PagingError {
  /// The fault itself.
  public func failure(for fault: PagingError) -> PagingError { fault }
}
