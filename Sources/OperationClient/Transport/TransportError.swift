/// Why an exchange failed below HTTP, in terms that a retry policy can act on: what happened, and how far the exchange
/// had come.
public struct TransportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public let kind: Kind

  /// How far the exchange had come.
  public let phase: Phase

  /// The message of the layer below, for people. Never holds a header field or a part of a body.
  public let detail: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: What went wrong.
  ///   - phase: How far the exchange had come.
  ///   - detail: The message of the layer below. It is printed, so it must not hold a header field or a part of a body.
  public init(_ kind: Kind, phase: Phase, detail: String = "") {
    self.kind = kind
    self.phase = phase
    self.detail = detail
  }

  /// How far an exchange had come when it failed.
  public enum Phase: Int, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Nothing of the request had been sent, or the server said that it did not process it (RFC 9113, section 8.7):
    /// retrying it is safe whatever it does.
    case notSent
    /// The request, or a part of it, may have reached the server.
    case sent
    /// The head of the response had arrived, but not the whole body.
    case responseStarted

    /// Orders the phases as an exchange goes through them.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The phase in words.
    public var description: String {
      switch self {
      case .notSent: "before anything was sent"
      case .sent: "after the request was sent"
      case .responseStarted: "while the response was read"
      }
    }
  }

  /// The kinds of failure that a program may handle differently.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Kind: Sendable, Hashable {
    /// The server could not be found or reached, or the connection broke.
    case connection
    /// Connecting, writing or reading took longer than the transport allows.
    case timeout
    /// No secure connection could be made, usually because the certificate isn't trusted.
    case tls
    /// The response isn't HTTP, or its body isn't in the encoding that its head declares.
    case malformedResponse
    /// The head has more than `limit` bytes of names and values, or more fields than the transport reads.
    case headTooLarge(limit: Int)
    /// The body is longer than the client keeps.
    case bodyTooLarge(limit: Int)
    /// The body is compressed, and more than `ratio` times as long as its compressed bytes.
    case inflatedTooMuch(ratio: Int)
    /// A streamed body was read a second time.
    case bodyAlreadyRead
    /// The task was cancelled.
    case cancelled
    /// The transport can't send such a request.
    case unsupportedRequest
  }

  /// What happened and when, in one sentence without its full stop.
  public var description: String {
    let what =
      switch kind {
      case .connection: "the connection failed"
      case .timeout: "the time ran out"
      case .tls: "no secure connection could be made"
      case .malformedResponse: "the response is malformed"
      case .headTooLarge(let limit): "the head of the response is larger than \(limit) bytes"
      case .bodyTooLarge(let limit): "the body is longer than \(limit) bytes"
      case .inflatedTooMuch(let ratio): "the body is more than \(ratio) times as long as what arrived of it"
      case .bodyAlreadyRead: "the body had already been read"
      case .cancelled: "the task was cancelled"
      case .unsupportedRequest: "the transport can't send this request"
      }
    return "\(what) \(phase)" + (detail.isEmpty ? "" : " (\(detail))")
  }
}
