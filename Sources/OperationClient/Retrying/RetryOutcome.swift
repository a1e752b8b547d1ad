import OperationCore

extension RetryPolicy.Outcome {
  /// The outcome of an exchange that failed.
  package init(_ kind: TransportError.Kind) {
    self =
      switch kind {
      case .connection: .connectionFailed
      case .timeout: .timedOut
      case .tls: .notSecure
      case .malformedResponse: .malformedResponse
      case .headTooLarge, .bodyTooLarge, .inflatedTooMuch: .responseTooLarge
      case .cancelled: .cancelled
      case .bodyAlreadyRead, .unsupportedRequest: .notSendable
      }
  }

  /// The outcome of a response that isn't a success.
  ///
  /// - Parameter mayHaveArrived: Whether an earlier attempt may have been carried out.
  init(_ response: ReceivedResponse, _ meaning: ResponseMeaning, safety: RetrySafety, mayHaveArrived: Bool) {
    if case .gateway = meaning {
      self = .gateway
      return
    }
    if case .done(let status) = safety, status == response.status, mayHaveArrived {
      self = .alreadyDone
      return
    }
    self =
      switch response.status {
      case 408: .requestTimeout
      case 429: meaning.isJobLimit ? .jobLimitReached : .throttled
      case 502: .badGateway
      case 503: .unavailable
      case 504: .gatewayTimeout
      case 500...: .serverError
      default: .refused
      }
  }
}

extension ResponseMeaning {
  /// Whether it is the API's error for too many jobs.
  fileprivate var isJobLimit: Bool {
    if case .error(let body?) = self { body.isJobLimit } else { false }
  }
}
