// The error of a client of any API: what happened in terms a program can act on, and where. Its words are in
// OperationFailure+Description.swift, and how a response becomes one in Responses/OperationFailure+Response.swift.

public import OperationCore

/// Why a call failed.
///
/// Switch over ``kind-swift.property`` to act on it; print it to show it to a person. What it prints holds no key, no header field
/// and no value of a body, except for what the API says in the ``APIErrorBody/message`` of its own errors.
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

  /// What the API said of the error, as the type in ``APIConventions/errors``; nil when the response was not in the API's form, or
  /// had no body. It is as the server sent it, and printing the failure shows only its message.
  public let errorBody: (any APIErrorBody)?

  /// The body of a response that is no success, decompressed, and at most 64 KB of it; empty when there was none. It is as the
  /// server sent it, and never printed.
  public let body: [UInt8]

  /// The message of ``errorBody``.
  var message: String?
  package internal(set) var context: FailureContext
  /// What the provider of a key failed with, if that was a client.
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

  /// The id of the operation; nil when the fault was found before there was one.
  public var operationID: String? { context.operationID }

  /// Method and address of the request, without its query.
  public var request: String? { context.request }

  /// The status of the response, when there was one.
  public var status: Int? { context.status }

  /// The id under which the server, or the proxy in front of it, logs the request.
  public var requestID: String? { context.requestID }

  /// How long the server, or the proxy in front of it, asks to be left alone (`Retry-After`); nil when it does not.
  public var retryAfter: Duration? {
    if case .rateLimited(let pause) = kind { pause } else { context.retryAfter }
  }

  /// The number of attempts, including the first and any that failed before sending.
  public var attempts: Int { context.attempts }

  /// Whether the server may have done the work all the same: the request, or an earlier attempt of it, may have arrived,
  /// and no response said that nothing came of it. Only the statuses 301, 302, 307 and 308, and those from 400 to 499 but for 408
  /// and 499, say that. It is false for requests that only read.
  public var mayHaveTakenEffect: Bool { context.mayHaveTakenEffect }

  /// The same failure as that of a call with so many attempts.
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
    /// transport does.
    case timeout(TransportError.Phase)
    /// The call was not done within the time that the client's configuration allows.
    case deadline(Duration)
    /// The limit on requests is reached, the server's or the client's own. The value says when to come back, where that is known.
    case rateLimited(retryAfter: Duration?)
    /// The API reported an error with this status: in its own form (``OperationFailure/errorBody``), or without a body where the
    /// operation documents that.
    case status(Int)
    /// What came back is no response of the API, whatever its status says: a page of a proxy in front of it, or of a server
    /// that does not have this path.
    case gateway(status: Int)
    /// The response could not be read.
    case decoding(DecodingFailure)
    /// The server pointed somewhere else, where the client does not go. The place is given without its query.
    case redirect(to: String?)
    /// The server redirected in a circle, or again and again, within its own host. No address was sent the request twice.
    case tooManyRedirects
    /// A list could not be continued.
    case paging(PagingError)
    /// The request, or the host, is not one that can be sent; the text says why.
    case invalidRequest(String)
    /// There is no key that could be sent; the text says why.
    case credentials(String)
    /// The task was cancelled; the phase says how far the request had come.
    case cancelled(TransportError.Phase)
  }
}

/// An error of a client: this one, or one that is made on top of it. Its texts are safe to show.
package protocol ClientFailure: Error {}

extension OperationFailure: ClientFailure {}
