/// Executes operations. A client is one; so is a stand-in that a test writes.
public protocol OperationSender: Sendable {
  /// What sending throws.
  associatedtype Failure: Error

  /// Sends the operation and reads its answer.
  func send<Output>(_ operation: APIOperation<Output>) async throws(Failure) -> Output

  /// Turns a fault in a list's pages into the sender's own error.
  func failure(for fault: PagingError) -> Failure

  /// Whether a link names another place than the one that this sender sends to. Without an implementation it never does.
  func isForeign(_ origin: LinkOrigin) -> Bool

  /// Told once while a list is read, when its server links to a foreign place. Only the query of such a link is used, so
  /// this is no fault; a server behind a proxy that does not know its own name does it. Without an implementation
  /// nothing happens.
  func noteForeignLink(to origin: LinkOrigin, operationID: String)
}

extension OperationSender {
  /// No place is foreign.
  public func isForeign(_ origin: LinkOrigin) -> Bool { false }

  /// Nothing happens.
  public func noteForeignLink(to origin: LinkOrigin, operationID: String) {}
}

extension OperationSender where Failure == any Error {
  /// Senders that throw anything throw the fault itself.
  public func failure(for fault: PagingError) -> any Error { fault }
}

extension OperationSender where Failure == PagingError {
  /// The fault itself.
  public func failure(for fault: PagingError) -> PagingError { fault }
}
