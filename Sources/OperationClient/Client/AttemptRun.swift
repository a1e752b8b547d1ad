import HTTPTypes
import Logging
import OperationCore

/// The result of one attempt.
enum AttemptResult: Sendable {
  /// A response with any status, and what it means.
  case response(ReceivedResponse, ResponseMeaning)
  /// The exchange failed.
  case failure(TransportError)
  /// A fault that no retry can fix, and the error of another client that caused it.
  case fault(OperationFailure.Kind, cause: (any ClientFailure)? = nil)
}

/// One attempt of a call: asks for the key, sends the request, and follows the redirects that may be followed. One object,
/// since all parts of an attempt read it.
final class AttemptRun: Sendable {
  let core: ClientCore
  private let call: CallContext
  let attempt: Attempt
  let time: AttemptTime
  let telemetry: CallTelemetry
  let maximumSize: Int

  /// Creates an attempt.
  ///
  /// - Parameters:
  ///   - number: The number of the attempt, counted from 1.
  ///   - limit: How long the attempt may take.
  ///   - maximumSize: The most bytes of a response that are kept.
  init(_ number: Int, of call: CallContext, limit: Duration, maximumSize: Int, telemetry: CallTelemetry) {
    core = telemetry.core
    self.call = call
    self.telemetry = telemetry
    self.maximumSize = maximumSize
    attempt = Attempt(operationID: call.operationID, number: number, retrySafety: call.retry)
    time = AttemptTime(limit: limit, stopwatch: Stopwatch(core.clock))
  }

  /// Sends a request and follows redirects on its own origin.
  func run(_ request: OutgoingRequest) async -> AttemptResult {
    let attemptTelemetry = AttemptTelemetry(attempt, of: telemetry)
    let request = attemptTelemetry.propagating(in: request)
    let result = await attemptTelemetry.within { await authorize(request) }
    attemptTelemetry.ended(result)
    return result
  }

  private func authorize(_ request: OutgoingRequest) async -> AttemptResult {
    switch core.credentials.source {
    case .none: return await follow(request, key: nil)
    case .fixed(let key, let field): return await follow(request, key: SentKey(secret: key, field: field))
    case .unusable(let reason): return .fault(.credentials(reason))
    case .provider(let provider, let field):
      let (result, isLate) = await watched { [self] in await key(of: provider) }
      switch result {
      case .success(let key): return await follow(request, key: SentKey(secret: key, field: field))
      case .failure where isLate: return .failure(time.timeout(in: .notSent))
      case .failure(let failure): return .fault(failure.kind, cause: failure.cause)
      }
    }
  }

  private func key(of provider: @Sendable () async throws -> Secret) async -> Result<Secret, OperationFailure> {
    do {
      return .success(try await provider())
    } catch let error as OperationFailure {
      return .failure(error)
    } catch {
      // Libraries report cancellation with errors of their own.
      let isCancelled = error is CancellationError || Task.isCancelled && !(error is any ClientFailure)
      return .failure(
        OperationFailure(
          isCancelled ? .cancelled(.notSent) : .credentials("The provider of the key threw \(type(of: error))."),
          cause: error as? any ClientFailure))
    }
  }

  /// The most redirects that are followed; no server needs more, so more are a loop.
  private static var maximumRedirects: Int { 5 }

  private func follow(_ request: OutgoingRequest, key: SentKey?) async -> AttemptResult {
    var result = await exchange(request, key: key)
    guard case .response(_, .redirect(_?)) = result else { return result }
    var request = request
    // A request that was redirected to an earlier target would be sent again forever.
    var targets: Set = [request.head.path]
    for _ in 0..<Self.maximumRedirects {
      guard case .response(_, .redirect(let target?)) = result else { return result }
      guard targets.insert(target).inserted else { break }
      var head = request.head
      head.path = target
      request = request.with(head)
      // The server counts every hop. A hop isn't held back, since it belongs to a request that had its turn.
      core.limiter.count(now: core.uptime.elapsed)
      result = await exchange(request, key: key)
    }
    guard case .response(_, .redirect(_?)) = result else { return result }
    return .fault(.tooManyRedirects)
  }

  /// Sends the request once, unchanged, and reads the whole response.
  private func exchange(_ request: OutgoingRequest, key: SentKey?) async -> AttemptResult {
    core.logger.debug("sending a request", metadata: facts(of: request, key))
    do throws(TransportError) {
      let response = try await send(request, key: key).checkingHeadSize()
      let (head, body) = try await read(response)
      let received = ReceivedResponse(
        head: head, body: body ?? [], isBodyLost: body == nil,
        url: RequestURL(origin: request.origin, target: request.head.path ?? "/"), key: key?.secret,
        redaction: core.redaction)
      core.logger.debug(
        "received a response",
        metadata: facts(
          of: request, key,
          [
            "status": "\(received.status)", "bytes": "\(received.body.count)",
            "request_id": "\(received.requestID ?? "-")",
          ]))
      let meaning = ResponseMeaning(
        of: received, to: call, below: core.host, errors: core.conventions.errors)
      return .response(received, meaning)
    } catch {
      // A third-party transport may quote the request that it was given.
      let error = error.mapTexts { core.redaction.printed($0, key: key?.secret, limit: 500) }
      core.logger.debug("the exchange failed", metadata: facts(of: request, key, ["error": "\(error)"]))
      return .failure(error)
    }
  }

  private func facts(of request: OutgoingRequest, _ key: SentKey?, _ more: Logger.Metadata = [:]) -> Logger.Metadata {
    // After a redirect the server has chosen the path.
    let path = PrintableAddress(String(request.path)).description
    return telemetry.metadata(
      more.merging([
        "method": "\(request.head.method)",
        "path": "\(core.redaction.printed(path, key: key?.secret, limit: 500))",
      ]) { $1 })
  }
}
