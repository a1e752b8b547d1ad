// The one error of the client: what happened in terms a program can act on, and where. Its words are in
// PostHogError+Description.swift, and how a failure of the client below becomes one in Client/PostHogError+Failure.swift.

public import OperationClient
public import OperationCore

/// Why a call failed.
///
/// Switch over ``kind-swift.property`` to act on it; print it to tell a person. It holds no key, no header field and no
/// body: what the server says is kept without anything that looks like a key, and values of a body that could not be read
/// are hidden.
public struct PostHogError: Error, Sendable {
  /// What happened.
  public private(set) var kind: Kind

  /// What the server said about the error, when it said it in PostHog's form.
  public private(set) var envelope: Envelope?

  /// Where it happened.
  private(set) var context: FailureContext

  /// An error, with the envelope when there was one.
  init(_ kind: Kind, in context: FailureContext = FailureContext(), envelope: Envelope? = nil) {
    self.kind = kind
    self.context = context
    self.envelope = envelope
  }

  /// An error of an operation that no request of it can be blamed for.
  init(_ kind: Kind, operationID: String) {
    self.init(kind, in: FailureContext(operationID: operationID))
  }

  // `OperationFailure` has the same seven. A protocol of both would have to be public, and so would `FailureContext`.

  /// The id of the operation; nil when the fault was found before there was one.
  public var operationID: String? { context.operationID }

  /// Method and address of the request, without its query.
  public var request: String? { context.request }

  /// The status of the answer, when there was one.
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
  /// and no answer said that nothing came of it. Only the statuses 301, 302, 307 and 308, and those from 400 to 499 but for 408
  /// and 499, say that. It is false for requests that only read.
  public var mayHaveTakenEffect: Bool { context.mayHaveTakenEffect }

  /// The same error with every text changed that may have come from elsewhere.
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
  /// Whether something else than PostHog answered, so that it says nothing of what was asked for.
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
    /// transport does.
    case timeout(TransportError.Phase)
    /// The call was not done within the time that the client's configuration allows.
    case deadline(Duration)
    /// The limit on requests is reached; the server says when to come back, if it does.
    case rateLimited(retryAfter: Duration?)
    /// As many backfills or file downloads are running as may run at once.
    case concurrencyLimited
    /// The server does not accept the key.
    case authentication
    /// The key is accepted and may not do this. These are the scopes that the operation needs: an empty list when no API
    /// key is enough for it, nil when that isn't documented.
    case permission(scopes: [String]?)
    /// There is no such thing, or not in this project.
    case notFound
    /// The server refused the request. The field is a path in the words of the request body: `destination.config`.
    case validation(field: String?)
    /// The request contradicts the state that the server is in.
    case conflict
    /// The server failed.
    case server
    /// What came back is no answer of PostHog's, whatever its status says: a page of a proxy between the client and PostHog,
    /// or of a PostHog that does not have this path. An answer is PostHog's when it is an error with its envelope (JSON with
    /// `detail`), or a success of the documented status and content type.
    case gateway(status: Int)
    /// The answer could not be read.
    case decoding(DecodingFailure)
    /// PostHog gave an answer that the operation does not document.
    case unexpectedStatus
    /// The server pointed somewhere else, where the client does not go; the place is told without its query.
    case redirect(to: String?)
    /// The server redirected in a circle, or again and again, within its own host. No address was sent the request twice.
    case tooManyRedirects
    /// A list could not be continued.
    case paging(PagingError)
    /// A run, a backfill or a file download did not do what was waited for.
    case job(JobFailure)
    /// The request, or the host, is not one that can be sent; the text says why.
    case invalidRequest(String)
    /// There is no key that could be sent; the text says why.
    case credentials(String)
    /// Files could not be downloaded.
    case download(DownloadFailure)
    /// The task was cancelled; the phase tells how far the request had come.
    case cancelled(TransportError.Phase)
  }

  /// Where and why an answer could not be read.
  public typealias DecodingFailure = OperationClient.DecodingFailure
}
