// Applied to every error before a program gets it, so that no text that came from elsewhere holds a key.

import OperationClient
import OperationCore

extension PostHogError {
  /// Returns the same error without these keys in any of its texts.
  func redacted(_ keys: [Secret]) -> PostHogError {
    mapTexts { KeyRedaction.postHog.redacted($0, keys: keys) }
  }
}

extension KeyRedaction {
  /// The prefixes of PostHog's keys.
  static let postHogPrefixes = ["phx_", "pha_", "phs_", "phc_"]
  /// Hides PostHog's keys.
  package static let postHog = KeyRedaction(prefixes: postHogPrefixes)
}

extension PostHogError.Kind {
  /// Returns the same kind with `change` applied to every text that may come from elsewhere.
  func mapTexts(_ change: (String) -> String) -> Self {
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

extension DownloadFailure {
  fileprivate func mapTexts(_ change: (String) -> String) -> DownloadFailure {
    let changed: Reason =
      switch reason {
      case .diskFull(let text): .diskFull(change(text))
      case .disk(let text): .disk(change(text))
      case .manifest(let text): .manifest(change(text))
      case .refusedURL(let text): .refusedURL(change(text))
      case .refusedByStore(let status, let code): .refusedByStore(status: status, code: code.map(change))
      case .unusableResponse(let text): .unusableResponse(change(text))
      case .wrongContent(let text): .wrongContent(change(text))
      case .interrupted(let error): .interrupted(error.mapTexts(change))
      case .fileExists, .lockedByAnother, .lengthMismatch, .restartedTooOften, .timedOut: reason
      }
    return DownloadFailure(changed, file: file)
  }
}
