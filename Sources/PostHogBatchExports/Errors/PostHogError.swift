public import OperationClient
public import OperationCore

/// Why a call failed.
///
/// Switch over ``kind-swift.property`` to handle it, or print it to show it to a person. It holds no key, no header
/// field and no body: what the server says is kept without anything that looks like a key, and values of a body that
/// could not be decoded are hidden.
public struct PostHogError: Error, Sendable {
  /// What happened.
  public private(set) var kind: Kind

  /// What the server said about the error, if it said it in PostHog's form.
  public private(set) var envelope: Envelope?

  /// Where the error happened.
  private(set) var context: FailureContext

  /// Creates an error, with the server's words if there are any.
  init(_ kind: Kind, in context: FailureContext = FailureContext(), envelope: Envelope? = nil) {
    self.kind = kind
    self.context = context
    self.envelope = envelope
  }

  /// Creates an error of an operation that isn't the fault of a single request.
  init(_ kind: Kind, operationID: String) {
    self.init(kind, in: FailureContext(operationID: operationID))
  }

  // `OperationFailure` has the same seven. A protocol of both would have to be public, and so would `FailureContext`.

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

  /// Whether the server may have carried out the request despite the error: the request, or an earlier attempt of it,
  /// may have arrived, and no response excluded that it was carried out. Only the statuses 301, 302, 307 and 308, and
  /// those from 400 to 499 except 408 and 499, exclude it. Always `false` for requests that only read.
  public var mayHaveTakenEffect: Bool { context.mayHaveTakenEffect }

  /// Returns the same error with `change` applied to every text that may come from elsewhere.
  func mapTexts(_ change: (String) -> String) -> PostHogError {
    var error = self
    error.kind = kind.mapTexts(change)
    error.context = context.mapTexts(change)
    error.envelope = envelope?.mapTexts(change)
    return error
  }
}

extension PostHogError: ClientFailure {}

extension PostHogError {
  /// Whether something other than PostHog responded, so that the response says nothing about the request.
  var isFromElsewhere: Bool {
    switch kind {
    case .gateway, .redirect, .tooManyRedirects: true
    default: false
    }
  }
}

extension PostHogError {
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
    /// The rate limit is reached. The value says how long to wait, if the server says so.
    case rateLimited(retryAfter: Duration?)
    /// As many backfills or file downloads are running as are allowed at once.
    case concurrencyLimited
    /// The server doesn't accept the key.
    case authentication
    /// The key is valid but doesn't have permission. The value lists the scopes that the operation needs: an empty list
    /// if no API key is enough for it, `nil` if that isn't documented.
    case permission(scopes: [String]?)
    /// The object doesn't exist, or not in this project.
    case notFound
    /// The server refused the request. The field is a path in the request body: `destination.config`.
    case validation(field: String?)
    /// The request contradicts the state of the server.
    case conflict
    /// The server failed.
    case server
    /// The response isn't PostHog's, whatever its status: it is a page of a proxy between the client and PostHog, or of
    /// a PostHog that doesn't have this path. A response is PostHog's if it is an error in PostHog's form (JSON with
    /// `detail`), or a success with the documented status and content type.
    case gateway(status: Int)
    /// The response could not be decoded.
    case decoding(DecodingFailure)
    /// PostHog sent a response that the operation doesn't document.
    case unexpectedStatus
    /// The server redirected to another place, which the client doesn't follow. The place is given without its query.
    case redirect(to: String?)
    /// The server redirected in a circle, or too many times, within its own host. No address was sent the request
    /// twice.
    case tooManyRedirects
    /// A list could not be continued.
    case paging(PagingError)
    /// A run, a backfill or a file download didn't reach the goal of a wait.
    case job(JobFailure)
    /// The request, or the host, can't be used; the text says why.
    case invalidRequest(String)
    /// There is no key that could be sent; the text says why.
    case credentials(String)
    /// Files could not be downloaded.
    case download(DownloadFailure)
    /// The task was cancelled; the phase says how far the request had come.
    case cancelled(TransportError.Phase)
  }

  /// Where and why a response could not be decoded.
  public typealias DecodingFailure = OperationClient.DecodingFailure
}
