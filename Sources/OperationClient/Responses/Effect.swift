// Whether the request of an attempt may have been carried out. If that isn't certain, it counts as possible.

extension ReceivedResponse {
  /// Whether the request may have been carried out.
  ///
  /// Only a refusal, or a redirect that asks for the same request elsewhere, says that nothing was done. A 408 and a
  /// 499 come from a proxy that gave up on a request which the server may still have; a 303 follows work that was done;
  /// and an unknown status says nothing.
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
