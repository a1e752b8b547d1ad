// Sends a request through the middleware and the transport and brings its response back, within the time of the
// attempt. The key is added at the last moment and only for the configured origin.

import HTTPTypes
import Logging

extension AttemptRun {
  /// Sends a request with the key and waits for the head of the response within the time of the attempt.
  func send(_ request: OutgoingRequest, key: SentKey?) async throws(TransportError) -> TransportResponse {
    // A redirect may have used up the time; a request that isn't sent can't have been carried out.
    guard time.remaining > .zero else { throw time.timeout(in: .notSent) }
    if core.middleware.isEmpty, let transport = core.wholeResponseTransport {
      return try await transport.exchange(
        try request.head.authorized(by: key), body: request.body, timeLimit: time.remaining, maximumSize: maximumSize)
    }
    return try await limited { [self] () async throws(TransportError) in
      let passage = Passage()
      do throws(TransportError) {
        return try await pass(
          request.head, body: request.body, of: request, key: key, through: core.middleware[...], passage)
      } catch {
        throw passage.error(error)
      }
    }
  }

  /// Passes a request through the middleware and sends it with the key.
  private func pass(
    _ head: HTTPRequest, body: [UInt8]?, of request: OutgoingRequest, key: SentKey?,
    through middleware: ArraySlice<any Middleware>, _ passage: Passage
  ) async throws(TransportError) -> TransportResponse {
    if let first = middleware.first {
      return try await first.send(head, body: body, attempt: attempt) { (head, body) async throws(TransportError) in
        try await pass(head, body: body, of: request, key: key, through: middleware.dropFirst(), passage)
      }
    }
    guard request.mayBecome(head, at: core.host) else {
      throw TransportError(
        .unsupportedRequest, phase: .notSent, detail: "a middleware changed where the request goes")
    }
    _ = try head.address()
    return try await passage.noting { () async throws(TransportError) in
      try await core.transport.send(try head.checkingFields().authorized(by: key), body: body)
    }
  }

  /// Reads the head and the body of a response. The body is missing if it was lost and the response is a refusal or a
  /// redirect.
  func read(_ response: TransportResponse) async throws(TransportError) -> (HTTPResponse, body: [UInt8]?) {
    do throws(TransportError) {
      let decoded = try response.decodingContent()
      if let whole = try decoded.body.collected(upTo: maximumSize) { return (decoded.head, whole) }
      let body = try await limited { [maximumSize] () async throws(TransportError) in
        try await decoded.body.collect(upTo: maximumSize)
      }
      return (decoded.head, body)
    } catch {
      // A refusal is still one without the words that explain it, and so is a redirect without its page. As a failure
      // it would look as if the server might have carried out the request.
      guard response.head.status.code >= 300, ![.cancelled, .bodyAlreadyRead].contains(error.kind) else { throw error }
      core.logger.debug(
        "the body of a refusal or a redirect was lost", metadata: telemetry.metadata(["error": "\(error.kind)"]))
      return (response.head, nil)
    }
  }

  /// Runs a part of the attempt and cancels it when the time of the attempt is over.
  private func limited<Output: Sendable>(
    _ work: @escaping @Sendable () async throws(TransportError) -> Output
  ) async throws(TransportError) -> Output {
    let (result, isLate) = await watched { () async -> Result<Output, TransportError> in
      do throws(TransportError) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    do throws(TransportError) {
      return try result.get()
    } catch {
      throw isLate ? time.timeout(in: error.phase) : error
    }
  }

  func watched<Output: Sendable>(
    _ work: @escaping @Sendable () async -> Output
  ) async -> (Output, isLate: Bool) {
    core.transport.isImmediate ? (await work(), false) : await core.watchdog.limit(time.remaining, work)
  }
}
