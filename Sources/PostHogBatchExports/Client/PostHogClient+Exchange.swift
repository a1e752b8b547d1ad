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
    let time = AttemptTime(limit: limit, stopwatch: Stopwatch(clock))
    return await telemetry.measuring(request, attempt) { await follow($0, attempt, time, telemetry) }
  }

  /// More hops than any server needs are a loop.
  private static var maximumRedirects: Int { 5 }

  private func follow(
    _ request: OutgoingRequest, _ attempt: Attempt, _ time: AttemptTime, _ telemetry: CallTelemetry
  ) async -> AttemptResult {
    var request = request
    // What was sent once and led to itself would be sent again for ever.
    var targets: Set = [request.head.path]
    let (key, isLate) = await key(within: time)
    do throws(PostHogError) {
      let key = try key.get()
      for _ in 0...Self.maximumRedirects {
        let result = await exchange(request, key: key, attempt, time, telemetry)
        guard case .answer(let answer) = result,
          let target = answer.followedTarget(documented: request.call.statuses), host.holds(target)
        else { return result }
        guard targets.insert(target).inserted else { break }
        request.head.path = target
        // The server counts every hop. It is not held back, since it belongs to a request that had its turn.
        limiter.count(now: uptime.elapsed)
      }
      return .fault(.tooManyRedirects)
    } catch {
      return isLate ? .failure(time.isUp(.notSent)) : .fault(error.kind)
    }
  }

  /// Sends the request once, as it is, and reads the whole answer.
  private func exchange(
    _ request: OutgoingRequest, key: Secret, _ attempt: Attempt, _ time: AttemptTime, _ telemetry: CallTelemetry
  ) async -> AttemptResult {
    // After a redirect the path is the server's choice.
    func facts(_ more: Logger.Metadata = [:]) -> Logger.Metadata {
      telemetry.metadata(
        more.merging([
          "method": "\(request.head.method)",
          "path": "\(KeyRedaction.printed(PrintableAddress(String(request.path)).description, key: key, limit: 500))",
        ]) { $1 })
    }
    telemetry.logger.debug("sending a request", metadata: facts())
    do throws(TransportError) {
      let response = try await send(request, key: key, attempt, time).checkingHeadSize()
      let (head, body) = try await read(response, within: time, telemetry)
      let answer = ReceivedAnswer(
        head: head, body: body ?? [], isBodyLost: body == nil,
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

  /// Sends a request with the key and waits for the head of the answer, while there is time.
  private func send(
    _ request: OutgoingRequest, key: Secret, _ attempt: Attempt, _ time: AttemptTime
  ) async throws(TransportError) -> TransportResponse {
    // A redirect may have used up the time; what is not sent then can't have been carried out.
    guard time.remaining > .zero else { throw time.isUp(.notSent) }
    if middleware.isEmpty, let selfTimingTransport {
      return try await selfTimingTransport.send(
        try request.head.authorized(by: key), body: request.body, timeLimit: time.remaining)
    }
    return try await limited(by: time) { () async throws(TransportError) in
      let passage = Passage()
      do throws(TransportError) {
        return try await pass(
          request.head, body: request.body, of: request, key: key, through: middleware[...], attempt, passage)
      } catch {
        throw passage.error(error)
      }
    }
  }

  /// Passes a request through the middleware and sends it with the key.
  private func pass(
    _ head: HTTPRequest, body: [UInt8]?, of request: OutgoingRequest, key: Secret,
    through middleware: ArraySlice<any Middleware>, _ attempt: Attempt, _ passage: Passage
  ) async throws(TransportError) -> TransportResponse {
    if let first = middleware.first {
      return try await first.send(head, body: body, attempt: attempt) { (head, body) async throws(TransportError) in
        try await pass(head, body: body, of: request, key: key, through: middleware.dropFirst(), attempt, passage)
      }
    }
    guard request.mayBecome(head, at: host) else {
      throw TransportError(
        .unsupportedRequest, phase: .notSent, detail: "a middleware changed where the request goes")
    }
    _ = try head.address()
    return try await passage.noting { () async throws(TransportError) in
      try await transport.send(try head.authorized(by: key), body: body)
    }
  }

  /// The head and the body of a response; no body where that of a refusal or a redirect was lost.
  private func read(
    _ response: TransportResponse, within time: AttemptTime, _ telemetry: CallTelemetry
  ) async throws(TransportError) -> (HTTPResponse, body: [UInt8]?) {
    do throws(TransportError) {
      let decoded = try response.decodingContent()
      let body = try await limited(by: time) { () async throws(TransportError) in
        try await decoded.body.collect(upTo: configuration.maximumAnswerSize)
      }
      return (decoded.head, body)
    } catch {
      // A refusal is one without the words that explain it, and a redirect without its page: as a failure it would look as
      // if the work may be done.
      guard response.head.status.code >= 300, ![.cancelled, .bodyAlreadyRead].contains(error.kind) else { throw error }
      telemetry.logger.debug(
        "the body of a refusal or a redirect was lost", metadata: telemetry.metadata(["error": "\(error.kind)"]))
      return (response.head, nil)
    }
  }

  /// Does a part of an attempt, and cancels it when the time of the attempt is over.
  private func limited<Output: Sendable>(
    by time: AttemptTime, _ work: @escaping @Sendable () async throws(TransportError) -> Output
  ) async throws(TransportError) -> Output {
    let (result, isLate) = await watched(time) { () async -> Result<Output, TransportError> in
      do throws(TransportError) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    do throws(TransportError) {
      return try result.get()
    } catch {
      throw isLate ? time.isUp(error.phase) : error
    }
  }

  private func watched<Output: Sendable>(
    _ time: AttemptTime, _ work: @escaping @Sendable () async -> Output
  ) async -> (Output, isLate: Bool) {
    transport.isImmediate ? (await work(), false) : await watchdog.limit(time.remaining, work)
  }

  private func key(within time: AttemptTime) async -> (Result<Secret, PostHogError>, isLate: Bool) {
    switch credentials.source {
    case .fixed(let key): (.success(key), false)
    case .provider(let provider): await watched(time) { await key(of: provider) }
    }
  }

  private func key(of provider: @Sendable () async throws -> Secret) async -> Result<Secret, PostHogError> {
    do {
      return .success(try await provider())
    } catch let error as PostHogError {
      return .failure(error)
    } catch {
      // Each library has an error of its own for what was cancelled.
      return .failure(
        PostHogError(
          error is CancellationError || Task.isCancelled
            ? .cancelled(.notSent) : .credentials("The provider of the key threw \(type(of: error)).")))
    }
  }
}
