// Decides, as data, whether a failed attempt is retried. The article "Retries" shows this table; one test keeps the two
// equal, and another checks every cell.

public import OperationCore

extension RetryPolicy {
  /// The outcome of an attempt, as far as a retry depends on it. Documentation uses the raw value.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The server could not be reached, or the connection broke.
    case connectionFailed = "connection failed"
    /// Connecting, sending or receiving took too long.
    case timedOut = "time ran out"
    /// No secure connection could be made.
    case notSecure = "not secure"
    /// The response isn't valid HTTP, or its encoding is broken.
    case malformedResponse = "malformed response"
    /// The head or the body of the response is larger than the client keeps.
    case responseTooLarge = "response too large"
    /// The task was cancelled.
    case cancelled = "cancelled"
    /// The transport can't send such a request.
    case notSendable = "not sendable"
    /// The status 408.
    case requestTimeout = "408"
    /// The status 429: too many requests. The request was not processed.
    case throttled = "429, too many requests"
    /// The status 429: as many jobs are running as are allowed at once. The request was not processed.
    case jobLimitReached = "429, too many jobs"
    /// The status 500, and those above it without a row of their own.
    case serverError = "500 and others"
    /// The status 502.
    case badGateway = "502"
    /// The status 503.
    case unavailable = "503"
    /// The status 504.
    case gatewayTimeout = "504"
    /// The response isn't the API's, whatever its status: it comes from a proxy in front of it, or from a server
    /// without this path.
    case gateway = "not the API's response"
    /// The status that a retry gets if an earlier attempt, whose response was lost, had worked: 404 for a `DELETE`.
    case alreadyDone = "done before"
    /// Any other response of the API that isn't a success, and one that can't be decoded.
    case refused = "any other response"
  }

  /// What happens next.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Decision: String, Sendable, Hashable {
    /// The call fails with the error of the attempt.
    case fail
    /// The attempt is retried after a pause: ``RetryPolicy/backoff``, on top of what `Retry-After` asks for.
    case again
    /// The attempt is retried after a longer pause: ``RetryPolicy/jobLimitBackoff``.
    case later
    /// The call succeeds.
    case succeed
  }

  /// A row of the table: the decisions for one outcome of an attempt, one for each kind of operation.
  public struct Row: Sendable, Hashable {
    /// How far the attempt had come.
    public let phase: TransportError.Phase
    /// The outcome of the attempt.
    public let outcome: Outcome
    /// The decision for operations for which a retry changes nothing.
    public let repeatable: Decision
    /// The decision for operations whose retry gets a certain status once they are done: `DELETE` and the cancelling of
    /// jobs.
    public let done: Decision
    /// The decision for operations that a retry would carry out twice.
    public let never: Decision

    init(
      _ phase: TransportError.Phase, _ outcome: Outcome, _ repeatable: Decision, _ done: Decision, _ never: Decision
    ) {
      self.phase = phase
      self.outcome = outcome
      self.repeatable = repeatable
      self.done = done
      self.never = never
    }

    /// Returns the decision for an operation.
    public func decision(for safety: RetrySafety) -> Decision {
      switch safety {
      case .repeatable: repeatable
      case .done: done
      case .never: never
      }
    }
  }

  /// The whole table. An outcome that isn't in it fails.
  public static let table: [Row] = [
    // How far, outcome: repeatable, done on a status, never.
    Row(.notSent, .connectionFailed, .again, .again, .again),
    Row(.notSent, .timedOut, .again, .again, .again),
    Row(.notSent, .notSecure, .fail, .fail, .fail),
    Row(.notSent, .notSendable, .fail, .fail, .fail),
    Row(.notSent, .cancelled, .fail, .fail, .fail),
    Row(.sent, .connectionFailed, .again, .again, .fail),
    Row(.sent, .timedOut, .again, .again, .fail),
    Row(.sent, .notSecure, .fail, .fail, .fail),
    Row(.sent, .malformedResponse, .again, .again, .fail),
    Row(.sent, .responseTooLarge, .fail, .fail, .fail),
    Row(.sent, .cancelled, .fail, .fail, .fail),
    Row(.responseStarted, .connectionFailed, .again, .again, .fail),
    Row(.responseStarted, .timedOut, .again, .again, .fail),
    Row(.responseStarted, .malformedResponse, .again, .again, .fail),
    Row(.responseStarted, .responseTooLarge, .fail, .fail, .fail),
    Row(.responseStarted, .cancelled, .fail, .fail, .fail),
    Row(.responseStarted, .requestTimeout, .again, .again, .fail),
    Row(.responseStarted, .throttled, .again, .again, .again),
    Row(.responseStarted, .jobLimitReached, .later, .later, .later),
    Row(.responseStarted, .serverError, .again, .again, .fail),
    Row(.responseStarted, .badGateway, .again, .again, .fail),
    Row(.responseStarted, .unavailable, .again, .again, .fail),
    Row(.responseStarted, .gatewayTimeout, .again, .again, .fail),
    Row(.responseStarted, .gateway, .again, .again, .fail),
    Row(.responseStarted, .alreadyDone, .fail, .succeed, .fail),
    Row(.responseStarted, .refused, .fail, .fail, .fail),
  ]

  /// Returns the decision of the table.
  package static func decision(
    for safety: RetrySafety, phase: TransportError.Phase, outcome: Outcome
  ) -> Decision {
    table.first { $0.phase == phase && $0.outcome == outcome }?.decision(for: safety) ?? .fail
  }
}
