public import OperationClient
public import OperationCore

extension PostHogClient: OperationSender {
  /// Sends an operation and decodes its response.
  ///
  /// Failed attempts are retried as ``RetryPolicy`` says. A redirect with status 307 or 308 to the same origin is
  /// followed with the same method, body and key; no other redirect is followed. Cancelling the task ends the call at
  /// once, also while it waits.
  ///
  /// - Throws: A ``PostHogError`` whose ``PostHogError/mayHaveTakenEffect`` says whether the server may have carried
  ///   out the request despite the error.
  public func send<Output>(_ operation: APIOperation<Output>) async throws(PostHogError) -> Output {
    try await response(to: operation).output
  }

  /// Sends an operation and returns its output together with the status, header fields and body of the response.
  ///
  /// Behaves like ``send(_:)`` and throws the same errors.
  public func response<Output>(to operation: APIOperation<Output>) async throws(PostHogError) -> Response<Output> {
    do throws(OperationFailure) {
      return try await operations.response(to: operation)
    } catch {
      throw PostHogError(error).redacted(knownKeys)
    }
  }

  /// Returns the address that the request of an operation is sent to.
  func address<Output>(of operation: APIOperation<Output>) throws(PostHogError) -> RequestURL {
    do throws(OperationFailure) {
      return try operations.address(of: operation)
    } catch {
      throw PostHogError(error).redacted(knownKeys)
    }
  }

  /// Converts a fault between the pages of a list to an error of this client.
  public func failure(for fault: PagingError) -> PostHogError {
    PostHogError(fault).redacted(knownKeys)
  }

  /// Returns whether a link names another scheme, host or port than ``host``.
  public func isForeign(_ origin: LinkOrigin) -> Bool { operations.isForeign(origin) }

  /// Logs at level `notice`, once per list, that the server links to another host: a sign that it doesn't know the name
  /// under which clients reach it.
  ///
  /// The log line holds the host, but not the path or the query. The client never connects to that host.
  public func noteForeignLink(to origin: LinkOrigin, operationID: String) {
    operations.noteForeignLink(to: origin, operationID: operationID)
  }
}

extension PostHogError {
  /// Creates the error for a fault between two pages.
  init(_ fault: PagingError) {
    self.init(OperationFailure(fault))
  }
}
