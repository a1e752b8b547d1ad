// What an attempt came to in the words of the retry table.

import OperationCore

extension RetryPolicy.Outcome {
  /// The outcome of an exchange that failed.
  init(_ kind: TransportError.Kind) {
    self =
      switch kind {
      case .connection: .connectionFailed
      case .timeout: .timedOut
      case .tls: .notSecure
      case .malformedAnswer: .malformedAnswer
      case .headTooLarge, .bodyTooLarge, .inflatedTooMuch: .answerTooLarge
      case .cancelled: .cancelled
      case .bodyAlreadyRead, .unsupportedRequest: .notSendable
      }
  }

  /// The outcome of an answer that is no success.
  ///
  /// - Parameter mayHaveArrived: Whether an earlier attempt may have been carried out.
  init(_ error: PostHogError, safety: RetrySafety, mayHaveArrived: Bool) {
    if case .gateway = error.kind {
      self = .gateway
      return
    }
    if case .done(let status) = safety, status == error.status, mayHaveArrived {
      self = .alreadyDone
      return
    }
    self =
      switch error.status ?? 0 {
      case 408: .requestTimeout
      case 429: error.kind == .concurrencyLimited ? .jobLimitReached : .throttled
      case 502: .badGateway
      case 503: .unavailable
      case 504: .gatewayTimeout
      case 500...: .serverError
      default: .refused
      }
  }
}
