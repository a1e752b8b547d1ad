public import OperationCore

/// Why a call failed.
///
/// Switch over ``kind-swift.property`` to handle it, or print it to show it to a person. The printed text holds no key,
/// no header field and no value of a body, except for the ``APIErrorBody/message`` of the API's own errors.
///
///     do throws(OperationFailure) {
///       try await client.send(Things.delete(id: 7))
///     } catch {
///       switch error.kind {
///       case .status(404): break
///       case .rateLimited(let pause): schedule(after: pause)
///       default where error.mayHaveTakenEffect: lookAgain()
///       default: throw error
///       }
///     }
public struct OperationFailure: Error, Sendable {
  /// What happened.
  public internal(set) var kind: Kind

  /// The API's error, as the type in ``APIConventions/errors``; `nil` if the response wasn't in the API's form or had
  /// no body. It is as the server sent it, and printing the failure shows only its message.
  public let errorBody: (any APIErrorBody)?

  /// The body of a response that isn't a success, after decompression, and at most 64 KB of it; empty if there was
  /// none. It is as the server sent it, and never printed.
  public let body: [UInt8]

  /// The message of ``errorBody``.
  var message: String?
  package internal(set) var context: FailureContext
  /// The error of the credentials provider, if that error came from a client.
  package let cause: (any ClientFailure)?

  package init(
    _ kind: Kind, _ context: FailureContext = FailureContext(), errorBody: (any APIErrorBody)? = nil,
    body: [UInt8] = [], cause: (any ClientFailure)? = nil
  ) {
    self.kind = kind
    self.context = context
    self.errorBody = errorBody
    message = errorBody?.message
    self.body = body.count > Self.bodyLimit ? Array(body.prefix(Self.bodyLimit)) : body
    self.cause = cause
  }

  private static let bodyLimit = 64 << 10

  /// The id of the operation; `nil` if the fault was found before there was one.
  public var operationID: String? { context.operationID }

  /// The method and the address of the request, without its query.
  public var request: String? { context.request }

  /// The status of the response, if there was one.
  public var status: Int? { context.status }

  /// The id under which the server, or the proxy in front of it, logs the request.
  public var requestID: String? { context.requestID }

  /// The pause that the server, or the proxy in front of it, asks for (`Retry-After`); `nil` if it asks for none.
  public var retryAfter: Duration? {
    if case .rateLimited(let pause) = kind { pause } else { context.retryAfter }
  }

  /// The number of attempts, including the first and any that failed before sending.
  public var attempts: Int { context.attempts }

  /// Whether the server may have carried out the request despite the failure: the request, or an earlier attempt of it,
  /// may have arrived, and no response excluded that it was carried out. Only the statuses 301, 302, 307 and 308, and
  /// those from 400 to 499 except 408 and 499, exclude it. Always `false` for requests that only read.
  public var mayHaveTakenEffect: Bool { context.mayHaveTakenEffect }

  /// Returns the same failure with the number of attempts of the call.
  func with(attempts: Int, mayHaveTakenEffect: Bool) -> OperationFailure {
    var failure = self
    failure.context = context.with(attempts: attempts, mayHaveTakenEffect: mayHaveTakenEffect)
    return failure
  }
}

extension OperationFailure {
  /// The kinds of failure that a program handles differently.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Kind: Sendable, Hashable {
    /// The exchange failed below HTTP.
    case transport(TransportError)
    /// An attempt took longer than the client's configuration allows, or the server was silent for longer than the
    /// transport allows.
    case timeout(TransportError.Phase)
    /// The call didn't finish within the deadline of the client's configuration.
    case deadline(Duration)
    /// A rate limit is reached, the server's or the client's own. The value says how long to wait, if that is known.
    case rateLimited(retryAfter: Duration?)
    /// The API reported an error with this status: in its own form (``OperationFailure/errorBody``), or without a body
    /// if the operation documents that.
    case status(Int)
    /// The response isn't the API's, whatever its status: it is a page of a proxy in front of it, or comes from a
    /// server that doesn't have this path.
    case gateway(status: Int)
    /// The response could not be decoded.
    case decoding(DecodingFailure)
    /// The server redirected to another place, which the client doesn't follow. The place is given without its query.
    case redirect(to: String?)
    /// The server redirected in a circle, or too many times, within its own host. No address was sent the request
    /// twice.
    case tooManyRedirects
    /// A list could not be continued.
    case paging(PagingError)
    /// The request, or the host, can't be used; the text says why.
    case invalidRequest(String)
    /// There is no key that could be sent; the text says why.
    case credentials(String)
    /// The task was cancelled; the phase says how far the request had come.
    case cancelled(TransportError.Phase)
  }
}

/// An error of a client: this one, or one built on top of it. Its texts are safe to show.
package protocol ClientFailure: Error {}

extension OperationFailure: ClientFailure {}
