package import OperationCore

extension OperationFailure {
  /// Creates the failure for a fault in a call, before or without a response.
  init(_ kind: Kind, in call: CallContext, attempts: Int = 1) {
    self.init(kind, FailureContext(call, attempts: attempts))
  }

  /// Creates the failure for a failed exchange.
  init(_ error: TransportError, in call: CallContext) {
    let kind: Kind =
      switch error.kind {
      case .timeout: .timeout(error.phase)
      case .cancelled: .cancelled(error.phase)
      default: .transport(error)
      }
    self.init(kind, in: call)
  }

  /// Creates the failure for a fault between two pages.
  package init(_ fault: PagingError) {
    let kind: Kind =
      switch fault.reason {
      case .cancelled: .cancelled(.notSent)
      default: .paging(fault)
      }
    self.init(kind, FailureContext(operationID: fault.operationID))
  }
}
