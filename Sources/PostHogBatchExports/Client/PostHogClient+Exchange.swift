// One attempt: ask for the key, send, follow the redirects that may be followed, read the answer. The key is added at the
// last moment and only for the configured origin.

import HTTPTypes
import Logging
import OperationCore

/// What one attempt came to.
enum AttemptResult: Sendable {
  /// An answer, of whatever status.
  case answer(ReceivedAnswer)
  /// The exchange failed.
  case failure(TransportError)
  /// Something that no repeat can mend.
  case fault(PostHogError.Kind)
}

extension PostHogClient {
  /// Sends a request once and follows redirects on its own origin.
  func attempt(
    _ request: OutgoingRequest, number: Int, limit: Duration, telemetry: CallTelemetry
  ) async -> AttemptResult {
    let attempt = Attempt(
      operationID: request.call.operationID, number: number, retrySafety: request.call.retry)
    return await telemetry.measuring(request, attempt) { request in
      if transport.isImmediate { return await follow(request, attempt, telemetry) }
      let (result, isLate) = await watchdog.limit(limit) { await follow(request, attempt, telemetry) }
      switch result {
      case .failure(let error) where isLate:
        return .failure(TransportError(.timeout, phase: error.phase, detail: "an attempt may take \(limit)"))
      case .fault where isLate:
        // The key did not come in time; nothing was sent.
        return .failure(TransportError(.timeout, phase: .notSent, detail: "an attempt may take \(limit)"))
      default:
        return result
      }
    }
  }

  /// More hops than any server needs are a loop.
  private static var maximumRedirects: Int { 5 }

  private func follow(
    _ request: OutgoingRequest, _ attempt: Attempt, _ telemetry: CallTelemetry
  ) async -> AttemptResult {
    var request = request
    do throws(PostHogError) {
      let key = try await key()
      for _ in 0...Self.maximumRedirects {
        let result = await exchange(request, key: key, attempt, telemetry)
        guard case .answer(let answer) = result,
          let target = answer.followedTarget(documented: request.call.statuses),
          // Beside the path of an instance there are other programs, which must not be sent its key.
          host.pathPrefix.isEmpty || target.hasPrefix("\(host.pathPrefix)/")
        else { return result }
        request.head.path = target
      }
      return .fault(.tooManyRedirects)
    } catch {
      return .fault(error.kind)
    }
  }

  /// Sends the request once, as it is, and reads the whole answer.
  private func exchange(
    _ request: OutgoingRequest, key: Secret, _ attempt: Attempt, _ telemetry: CallTelemetry
  ) async -> AttemptResult {
    // After a redirect the path is the server's choice.
    func facts(_ more: Logger.Metadata = [:]) -> Logger.Metadata {
      telemetry.metadata(
        more.merging([
          "method": "\(request.head.method)", "path": "\(KeyRedaction.redacted(String(request.path), key: key))",
        ]) { $1 })
    }
    telemetry.logger.debug("sending a request", metadata: facts())
    do throws(TransportError) {
      let response = try await send(
        request.head, body: request.body, to: request.origin, key: key, through: middleware[...], attempt
      ).checkingHeadSize().decodingContent()
      let answer = ReceivedAnswer(
        head: response.head, body: try await response.body.collect(upTo: configuration.maximumAnswerSize),
        url: RequestURL(origin: request.origin, target: request.head.path ?? "/"), key: key)
      telemetry.logger.debug(
        "received an answer",
        metadata: facts([
          "status": "\(answer.status)", "bytes": "\(answer.body.count)", "request_id": "\(answer.requestID ?? "-")",
        ]))
      return .answer(answer)
    } catch {
      let error = error.redacted(key: key)
      telemetry.logger.debug("the exchange failed", metadata: facts(["error": "\(error)"]))
      return .failure(error)
    }
  }

  /// Passes a request through the middleware and sends it with the key.
  private func send(
    _ head: HTTPRequest, body: [UInt8]?, to origin: Origin, key: Secret, through middleware: ArraySlice<any Middleware>,
    _ attempt: Attempt
  ) async throws(TransportError) -> TransportResponse {
    if let first = middleware.first {
      return try await first.send(head, body: body, attempt: attempt) { (head, body) async throws(TransportError) in
        try await send(head, body: body, to: origin, key: key, through: middleware.dropFirst(), attempt)
      }
    }
    guard head.scheme == origin.scheme, head.authority == origin.authority, head.path?.hasPrefix("/") == true else {
      throw TransportError(
        .unsupportedRequest, phase: .notSent, detail: "a middleware changed where the request goes")
    }
    return try await transport.send(head.authorized(by: key), body: body)
  }

  private func key() async throws(PostHogError) -> Secret {
    do {
      return try await credentials.key()
    } catch let error as PostHogError {
      throw error
    } catch is CancellationError {
      throw PostHogError(.cancelled(.notSent))
    } catch {
      throw PostHogError(.credentials("The provider of the key threw \(type(of: error))."))
    }
  }
}
