import Synchronization

/// Whether a request has gone through the middleware to the server, whatever a middleware makes of it afterwards.
final class Passage: Sendable {
  private let isThrough = Atomic(false)

  /// Sends, and remembers if a byte of the request may have left.
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

  /// The error of an exchange. One that a middleware met elsewhere, before anything was sent there, doesn't say that nothing was
  /// sent here.
  func error(_ error: TransportError) -> TransportError {
    guard error.phase == .notSent, isThrough.load(ordering: .relaxed) else { return error }
    return TransportError(error.kind, phase: .sent, detail: error.detail)
  }
}
