/// Sends operations. A client is a sender; so is a stub that a test writes.
///
/// Only ``send(_:)`` is required of a sender that throws any error:
///
/// ```swift
/// struct StubSender: OperationSender {
///   let responses: [String: String]
///
///   func send<Output>(_ operation: APIOperation<Output>) async throws(any Error) -> Output {
///     let body = Array(responses[operation.id, default: ""].utf8)
///     guard let output = try operation.decode(status: 200, location: nil, body: body) else {
///       throw UndocumentedStatus()
///     }
///     return output
///   }
/// }
/// ```
///
/// A sender that throws an error type of its own also implements ``failure(for:)``.
public protocol OperationSender: Sendable {
  /// The error that sending throws.
  associatedtype Failure: Error

  /// Sends an operation and decodes the response.
  ///
  /// - Parameter operation: The operation to send.
  /// - Returns: The decoded output of the response.
  /// - Throws: The sender's error if the operation couldn't be carried out, or if the response isn't a documented
  ///   success.
  func send<Output>(_ operation: APIOperation<Output>) async throws(Failure) -> Output

  /// Converts a fault in a list's pages into the sender's own error.
  func failure(for fault: PagingError) -> Failure

  /// Returns whether a link names another origin than the one that this sender sends to. The default implementation
  /// returns false.
  func isForeign(_ origin: LinkOrigin) -> Bool

  /// Called once per list when the server links to another origin.
  ///
  /// This isn't an error, because only the query of such a link is used; a server behind a proxy does this if it
  /// doesn't know its own name. The default implementation does nothing.
  ///
  /// - Parameters:
  ///   - origin: The origin that the link names.
  ///   - operationID: The ID of the list's operation.
  func noteForeignLink(to origin: LinkOrigin, operationID: String)
}

extension OperationSender {
  /// Returns false.
  public func isForeign(_ origin: LinkOrigin) -> Bool { false }

  /// Does nothing.
  public func noteForeignLink(to origin: LinkOrigin, operationID: String) {}
}

extension OperationSender where Failure == any Error {
  /// Returns the fault itself, for senders that throw any error.
  public func failure(for fault: PagingError) -> any Error { fault }
}

extension OperationSender where Failure == PagingError {
  /// Returns the fault itself.
  public func failure(for fault: PagingError) -> PagingError { fault }
}
