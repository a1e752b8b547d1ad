// The last look at an error before a program gets it: whatever text of it came from elsewhere, no key is in it.

import OperationCore

extension PostHogError {
  /// The same error without these keys in any of its texts.
  func redacted(_ keys: [Secret]) -> PostHogError {
    func hidden(_ text: String) -> String { KeyRedaction.redacted(text, keys: keys) }
    var error = self
    error.kind = kind.mapTexts(hidden)
    error.request = request.map(hidden)
    error.envelope = envelope?.mapTexts(hidden)
    error.requestID = requestID.map(hidden)
    error.scope = scope.map(hidden)
    return error
  }
}

extension PostHogError.Kind {
  /// The same kind with every text that may have come from elsewhere changed.
  fileprivate func mapTexts(_ change: (String) -> String) -> Self {
    switch self {
    case .transport(let error): .transport(error.mapTexts(change))
    case .validation(let field): .validation(field: field.map(change))
    case .decoding(let failure): .decoding(failure.mapTexts(change))
    case .redirect(let place): .redirect(to: place.map(change))
    case .paging(let fault): .paging(fault.mapTexts(change))
    case .job(let failure): .job(failure.mapTexts(change))
    case .invalidRequest(let reason): .invalidRequest(change(reason))
    case .credentials(let reason): .credentials(change(reason))
    case .download(let failure): .download(failure.mapTexts(change))
    case .timeout, .deadline, .rateLimited, .concurrencyLimited, .authentication, .permission, .notFound, .conflict,
      .server, .gateway, .unexpectedStatus, .tooManyRedirects, .cancelled:
      self
    }
  }
}

extension TransportError {
  fileprivate func mapTexts(_ change: (String) -> String) -> TransportError {
    TransportError(kind, phase: phase, detail: change(detail))
  }
}

extension PostHogError.DecodingFailure {
  fileprivate func mapTexts(_ change: (String) -> String) -> Self {
    Self(
      pointer: change(pointer), expected: change(expected), found: change(found), excerpt: change(excerpt),
      contentType: contentType.map(change))
  }
}

extension PagingError {
  fileprivate func mapTexts(_ change: (String) -> String) -> PagingError {
    let changed: Reason =
      switch reason {
      case .otherPath(let path): .otherPath(printable(change(path), limit: 200))
      case .ambiguous(let name): .ambiguous(name: printable(change(name), limit: 100))
      default: reason
      }
    return PagingError(operationID: operationID, reason: changed)
  }
}

extension DownloadFailure {
  fileprivate func mapTexts(_ change: (String) -> String) -> DownloadFailure {
    let changed: Reason =
      switch reason {
      case .diskFull(let text): .diskFull(change(text))
      case .disk(let text): .disk(change(text))
      case .manifest(let text): .manifest(change(text))
      case .refusedURL(let text): .refusedURL(change(text))
      case .refusedByStore(let status, let code): .refusedByStore(status: status, code: code.map(change))
      case .unusableAnswer(let text): .unusableAnswer(change(text))
      case .wrongContent(let text): .wrongContent(change(text))
      case .interrupted(let error): .interrupted(error.mapTexts(change))
      case .fileExists, .lockedByAnother, .lengthMismatch, .restartedTooOften, .timedOut: reason
      }
    return DownloadFailure(changed, file: file)
  }
}
