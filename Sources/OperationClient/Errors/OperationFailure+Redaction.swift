// The last look at a failure before a program gets it: whatever text of it came from elsewhere, no key is in it.

package import OperationCore

extension OperationFailure {
  /// The same failure with every text changed that is printed and may have come from elsewhere.
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
