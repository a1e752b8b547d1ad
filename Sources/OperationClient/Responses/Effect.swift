// Whether the work of a request may be done, as far as one attempt shows. What is not certain may be.

extension ReceivedResponse {
  /// Whether the request may have been carried out. Only a redirect that repeats the request elsewhere and a refusal say that
  /// nothing was done. A 408 and a 499 come from a proxy that gave up on a request which the server may still have; a 303 is
  /// what follows on work that was done; and a status that nobody knows says nothing.
  var mayHaveTakenEffect: Bool {
    switch status {
    case 301, 302, 307, 308: false
    case 408, 499: true
    case 400...499: false
    default: true
    }
  }
}

extension TransportError {
  /// Whether the request may have been carried out.
  var mayHaveTakenEffect: Bool { phase != .notSent }
}
