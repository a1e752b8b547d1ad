// The one error of the client: what happened in terms a program can act on, and where. Its words are in
// PostHogError+Description.swift, and how an answer becomes one in PostHogError+Answer.swift.

public import OperationCore

/// Why a call failed.
///
/// Switch over ``kind-swift.property`` to act on it; print it to tell a person. It holds no key, no header field and no
/// body: what the server says is kept without anything that looks like a key, and values of a body that could not be read
/// are hidden.
public struct PostHogError: Error, Sendable {
  /// What happened.
  public internal(set) var kind: Kind

  /// The id of the operation; nil when the fault was found before there was one.
  public let operationID: String?

  /// Method and address of the request, without its query.
  public internal(set) var request: String?

  /// The status of the answer, when there was one.
  public let status: Int?

  /// What the server said about the error, when it said it in PostHog's form.
  public internal(set) var envelope: Envelope?

  /// The id under which the server, or the proxy in front of it, logs the request.
  public internal(set) var requestID: String?

  /// How long the server, or the proxy in front of it, asks to be left alone (`Retry-After`); nil when it does not.
  public let retryAfter: Duration?

  /// How many attempts were made, the first one included, also those that ended before anything was sent.
  public private(set) var attempts: Int

  /// Whether the server may have done the work all the same: the request, or an earlier attempt of it, may have arrived,
  /// and no answer said that nothing came of it. Only the statuses 301, 302, 307 and 308, and those from 400 to 499 but for 408
  /// and 499, say that. It is false for requests that only read.
  public private(set) var mayHaveTakenEffect = false
  /// Whether the operation can be sent again without doing its work twice.
  let isSafeToRepeat: Bool
  /// The path down to the project that the operation belongs to.
  var scope: String?
  /// What is most often wrong with such a request body.
  var bodyAdvice: String?
  /// What is known of the operation.
  private(set) var operationFacts = OperationFacts()

  /// An error outside of any operation.
  init(_ kind: Kind) {
    self.init(kind, in: nil, attempts: 0)
  }

  /// An error in a call, with the answer's head and envelope when there was one.
  init(_ kind: Kind, in call: CallContext?, answer: Answered? = nil, attempts: Int = 1) {
    self.kind = kind
    self.attempts = attempts
    operationID = call?.operationID
    request = call?.request
    status = answer?.status
    envelope = answer?.envelope
    requestID = answer?.requestID
    if case .rateLimited(let pause) = kind { retryAfter = pause } else { retryAfter = answer?.retryAfter }
    isSafeToRepeat = call?.retry != .never
    scope = call?.scope
    if let call { operationFacts = call.facts }
    bodyAdvice = (call?.body as? any AdvisingBody)?.advice
  }

  /// An error of an operation that no request of it can be blamed for.
  init(_ kind: Kind, operationID: String) {
    self.kind = kind
    self.operationID = operationID
    (request, status, envelope, requestID, retryAfter) = (nil, nil, nil, nil, nil)
    attempts = 0
    isSafeToRepeat = true
  }

  /// The same error as that of a call with so many attempts.
  func of(attempts: Int, mayHaveTakenEffect: Bool) -> PostHogError {
    var error = self
    error.attempts = attempts
    error.mayHaveTakenEffect = mayHaveTakenEffect
    return error
  }

  /// What an answer adds to an error.
  struct Answered {
    var status: Int
    var envelope: Envelope?
    var requestID: String?
    var retryAfter: Duration?
  }
}

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
  public struct DecodingFailure: Sendable, Hashable {
    /// The place in the answer, as a JSON Pointer (RFC 6901). Names that this library does not ask for read `…`.
    public let pointer: String
    /// What the client expected there.
    public let expected: String
    /// What it found.
    public let found: String
    /// The structure of the text around the place: the names that this library asks for, and no values. It ends where the
    /// text stops being JSON, and is empty when the text does not begin like an object or an array.
    public let excerpt: String
    /// What the answer said it is.
    public let contentType: String?
  }
}
