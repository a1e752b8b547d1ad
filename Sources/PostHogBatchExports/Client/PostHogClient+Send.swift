// Operations are sent by the client below; what they fail with is told apart here.

public import OperationClient
public import OperationCore

extension PostHogClient: OperationSender {
  /// Sends an operation and reads its answer.
  ///
  /// Failed attempts are repeated as ``RetryPolicy`` says. A redirect with status 307 or 308 to the same origin is followed
  /// with the same method, body and key; no other redirect is followed. Cancelling the task ends the call at once, also
  /// while it waits.
  ///
  /// - Throws: A ``PostHogError`` that tells whether the server may have acted on the request all the same.
  public func send<Output>(_ operation: APIOperation<Output>) async throws(PostHogError) -> Output {
    try await response(to: operation).output
  }

  /// Sends an operation and returns its output with status, header fields and body.
  ///
  /// It does what ``send(_:)`` does, and throws the same errors.
  public func response<Output>(to operation: APIOperation<Output>) async throws(PostHogError) -> Response<Output> {
    do throws(OperationFailure) {
      return try await operations.response(to: operation)
    } catch {
      throw PostHogError(error).redacted(knownKeys)
    }
  }

  /// Where the request of an operation goes.
  func address<Output>(of operation: APIOperation<Output>) throws(PostHogError) -> RequestURL {
    do throws(OperationFailure) {
      return try operations.address(of: operation)
    } catch {
      throw PostHogError(error).redacted(knownKeys)
    }
  }

  /// A fault in the pages of a list as an error of this client.
  public func failure(for fault: PagingError) -> PostHogError {
    PostHogError(fault).redacted(knownKeys)
  }

  /// Whether a link names another scheme, host or port than those of ``host``.
  public func isForeign(_ origin: LinkOrigin) -> Bool { operations.isForeign(origin) }

  /// Logs once a list, at level `notice`, that the server links to another host: a sign that it does not know the name
  /// under which it is reached. The host is logged; path and query are not.
  public func noteForeignLink(to origin: LinkOrigin, operationID: String) {
    operations.noteForeignLink(to: origin, operationID: operationID)
  }
}

extension PostHogError {
  /// The error that a fault between two pages means.
  init(_ fault: PagingError) {
    self.init(OperationFailure(fault))
  }
}
