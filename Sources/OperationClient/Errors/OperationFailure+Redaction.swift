// Applied to every failure before a program gets it, so that no text that came from elsewhere holds a key.

package import OperationCore

extension OperationFailure {
  /// Returns the same failure with `change` applied to every text that is printed and may come from elsewhere.
  func mapTexts(_ change: (String) -> String) -> OperationFailure {
    var failure = self
    failure.kind = kind.mapTexts(change)
    failure.context = context.mapTexts(change)
    failure.message = message.map(change)
    return failure
  }
}

extension OperationFailure.Kind {
  fileprivate func mapTexts(_ change: (String) -> String) -> Self {
    switch self {
    case .transport(let error): .transport(error.mapTexts(change))
    case .decoding(let failure): .decoding(failure.mapTexts(change))
    case .redirect(let place): .redirect(to: place.map(change))
    case .paging(let fault): .paging(fault.mapTexts(change))
    case .invalidRequest(let reason): .invalidRequest(change(reason))
    case .credentials(let reason): .credentials(change(reason))
    case .timeout, .deadline, .rateLimited, .status, .gateway, .tooManyRedirects, .cancelled: self
    }
  }
}

extension TransportError {
  package func mapTexts(_ change: (String) -> String) -> TransportError {
    TransportError(kind, phase: phase, detail: change(detail))
  }
}

extension DecodingFailure {
  package func mapTexts(_ change: (String) -> String) -> Self {
    Self(
      pointer: change(pointer), expected: change(expected), found: change(found), excerpt: change(excerpt),
      contentType: contentType.map(change))
  }
}

extension PagingError {
  package func mapTexts(_ change: (String) -> String) -> PagingError {
    let changed: Reason =
      switch reason {
      case .otherPath(let path): .otherPath(printable(change(path), limit: 200))
      case .ambiguous(let name): .ambiguous(name: printable(change(name), limit: 100))
      default: reason
      }
    return PagingError(operationID: operationID, reason: changed)
  }
}
