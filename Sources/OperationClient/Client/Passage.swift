import Synchronization

/// Records whether a request has passed the middleware and reached the server, whatever a middleware makes of it
/// afterwards.
final class Passage: Sendable {
  private let isThrough = Atomic(false)

  /// Runs an exchange and records whether a byte of the request may have been sent.
  func noting(
    _ send: () async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    do throws(TransportError) {
      let response = try await send()
      isThrough.store(true, ordering: .relaxed)
      return response
    } catch {
      if error.phase != .notSent { isThrough.store(true, ordering: .relaxed) }
      throw error
    }
  }

  /// Returns the error of an exchange. If a middleware met it elsewhere, before anything was sent there, it doesn't
  /// mean that nothing was sent here, so its phase is corrected.
  func error(_ error: TransportError) -> TransportError {
    guard error.phase == .notSent, isThrough.load(ordering: .relaxed) else { return error }
    return TransportError(error.kind, phase: .sent, detail: error.detail)
  }
}
