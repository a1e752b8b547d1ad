// How the faults of the layers below become errors of the client.

import OperationCore

extension PostHogError {
  /// The error that a failed exchange means.
  init(_ error: TransportError, in call: CallContext) {
    let kind: Kind =
      switch error.kind {
      case .timeout: .timeout(error.phase)
      case .cancelled: .cancelled(error.phase)
      default: .transport(error)
      }
    self.init(kind, in: call)
  }

  /// The error that a fault between two pages means.
  init(_ fault: PagingError) {
    let kind: Kind =
      switch fault.reason {
      case .cancelled: .cancelled(.notSent)
      default: .paging(fault)
      }
    self.init(kind, operationID: fault.operationID)
  }
}
