import OperationClient

extension PostHogError {
  /// Creates the error for a failure of the underlying client.
  init(_ failure: OperationFailure) {
    let envelope = (failure.errorBody as? PostHogErrorBody)?.envelope
    let kind = (failure.cause as? PostHogError)?.kind ?? Kind(failure, envelope: envelope)
    self.init(kind, in: failure.context, envelope: envelope)
  }
}

extension PostHogError.Kind {
  fileprivate init(_ failure: OperationFailure, envelope: PostHogError.Envelope?) {
    self =
      switch failure.kind {
      case .transport(let error): .transport(error)
      case .timeout(let phase): .timeout(phase)
      case .deadline(let limit): .deadline(limit)
      case .rateLimited(let pause): .rateLimited(retryAfter: pause)
      case .status(let status): Self(status: status, envelope: envelope, scopes: failure.context.scopes)
      case .gateway(let status): .gateway(status: status)
      case .decoding(let fault): .decoding(fault)
      case .redirect(let place): .redirect(to: place)
      case .tooManyRedirects: .tooManyRedirects
      case .paging(let fault): .paging(fault)
      case .invalidRequest(let reason): .invalidRequest(reason)
      case .credentials(let reason): .credentials(reason)
      case .cancelled(let phase): .cancelled(phase)
      }
  }

  /// Creates the kind for a status with which PostHog itself reports an error.
  private init(status: Int, envelope: PostHogError.Envelope?, scopes: [String]?) {
    self =
      switch status {
      case 400, 422: .validation(field: envelope?.field)
      case 401: .authentication
      case 403: .permission(scopes: scopes)
      case 404: .notFound
      case 409: .conflict
      // A 429 that ends after a period of time is `rateLimited`.
      case 429: .concurrencyLimited
      case 500...599: .server
      default: .unexpectedStatus
      }
  }
}
