/// Executes operations. A client is one; so is a stand-in that a test writes.
///
/// Generated handles and the pages of lists work with any sender, and throw its ``Failure``. Only ``send(_:)`` has to be
/// implemented, and ``failure(for:)`` where the error is a type of your own.
///
/// ### A client on top of another
///
/// A sender that does something around each call passes it on to the next one, whatever its type is:
///
///     struct Measured<Base: OperationSender>: OperationSender {
///       let base: Base
///       let report: @Sendable (String, Duration) -> Void
///
///       func send<Output>(_ operation: APIOperation<Output>) async throws(Base.Failure) -> Output {
///         let start = ContinuousClock.now
///         defer { report(operation.id, start.duration(to: .now)) }
///         return try await base.send(operation)
///       }
///
///       func failure(for fault: PagingError) -> Base.Failure { base.failure(for: fault) }
///     }
///
/// ### A stand-in for tests
///
/// A sender that responds from memory reads its JSON as a client would, so that a test needs no model that it can't make:
///
///     struct Canned: OperationSender {
///       /// The JSON of each response by the id of its operation.
///       let responses: [String: String]
///
///       func send<Output>(_ operation: APIOperation<Output>) async throws -> Output {
///         let body = Array((responses[operation.id] ?? "{}").utf8)
///         for status in operation.responses.flatMap(\.statuses) {
///           if let output = try operation.decode(RawResponse(status: status, body: body)) { return output }
///         }
///         throw CancellationError()
///       }
///     }
///
///     let things = try await Canned(responses: ["things_list": #"{"count": 0, "results": []}"#]).send(Things.list())
public protocol OperationSender: Sendable {
  /// The error that sending throws.
  associatedtype Failure: Error

  /// Sends the operation and reads its response.
  ///
  /// Cancelling the task that calls it should end the request.
  ///
  /// - Parameter operation: What to send, and how each documented response reads.
  /// - Returns: What ``APIOperation/decode(_:)`` makes of the response.
  /// - Throws: Whatever keeps the output from being there: the sender's own type of error.
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
