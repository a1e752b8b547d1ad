// The decision whether a failed attempt is repeated, as data. The article "Retries" shows this table; a test keeps the two
// equal and another one plays every cell.

public import OperationCore

extension RetryPolicy {
  /// What came of an attempt, as far as a repeat depends on it. The raw value is what documentation calls it.
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
    /// What arrived is not valid HTTP, or its encoding is broken.
    case malformedResponse = "malformed answer"
    /// The head or the body of the answer is larger than the client keeps.
    case responseTooLarge = "answer too large"
    /// The task was cancelled.
    case cancelled = "cancelled"
    /// The transport can't send such a request.
    case notSendable = "not sendable"
    /// The status 408.
    case requestTimeout = "408"
    /// The status 429: too many requests. The request was not processed.
    case throttled = "429, too many requests"
    /// The status 429: as many jobs are running as may run at once. The request was not processed.
    case jobLimitReached = "429, too many jobs"
    /// The status 500, and those above it that have no row of their own.
    case serverError = "500 and others"
    /// The status 502.
    case badGateway = "502"
    /// The status 503.
    case unavailable = "503"
    /// The status 504.
    case gatewayTimeout = "504"
    /// The response is not the API's, whatever its status: it comes from a proxy in front of it, or from a server without this
    /// path.
    case gateway = "not the API's answer"
    /// The status that a repeat gets when an earlier attempt, whose answer was lost, had worked: 404 for a `DELETE`.
    case alreadyDone = "done before"
    /// Any other response of the API that is no success, and one that can't be decoded.
    case refused = "any other answer"
  }

  /// What happens next.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Decision: String, Sendable, Hashable {
    /// The call fails with the error of the attempt.
    case fail
    /// The attempt is repeated after a pause: ``RetryPolicy/backoff``, on top of what `Retry-After` says.
    case again
    /// The attempt is repeated after a longer pause: ``RetryPolicy/jobLimitBackoff``.
    case later
    /// The call succeeds.
    case succeed
  }

  /// A row of the table: three decisions for what came of an attempt, one for each kind of operation.
  public struct Row: Sendable, Hashable {
    /// How far the attempt had come.
    public let phase: TransportError.Phase
    /// What came of it.
    public let outcome: Outcome
    /// For operations of which a repeat changes nothing.
    public let repeatable: Decision
    /// For operations whose repeat gets a certain status when they are done: `DELETE` and the cancelling of jobs.
    public let done: Decision
    /// For operations that a repeat would do twice.
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

    /// The decision for an operation.
    public func decision(for safety: RetrySafety) -> Decision {
      switch safety {
      case .repeatable: repeatable
      case .done: done
      case .never: never
      }
    }
  }

  /// The whole table. What is not in it fails.
  public static let table: [Row] = [
    // How far, what came of it: repeatable, done on a status, never.
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
    Row(.answered, .connectionFailed, .again, .again, .fail),
    Row(.answered, .timedOut, .again, .again, .fail),
    Row(.answered, .malformedResponse, .again, .again, .fail),
    Row(.answered, .responseTooLarge, .fail, .fail, .fail),
    Row(.answered, .cancelled, .fail, .fail, .fail),
    Row(.answered, .requestTimeout, .again, .again, .fail),
    Row(.answered, .throttled, .again, .again, .again),
    Row(.answered, .jobLimitReached, .later, .later, .later),
    Row(.answered, .serverError, .again, .again, .fail),
    Row(.answered, .badGateway, .again, .again, .fail),
    Row(.answered, .unavailable, .again, .again, .fail),
    Row(.answered, .gatewayTimeout, .again, .again, .fail),
    Row(.answered, .gateway, .again, .again, .fail),
    Row(.answered, .alreadyDone, .fail, .succeed, .fail),
    Row(.answered, .refused, .fail, .fail, .fail),
  ]

  /// What the table says.
  package static func decision(
    for safety: RetrySafety, phase: TransportError.Phase, outcome: Outcome
  ) -> Decision {
    table.first { $0.phase == phase && $0.outcome == outcome }?.decision(for: safety) ?? .fail
  }
}
