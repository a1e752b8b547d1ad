// The one way from an operation to its output. Everything that a call goes through is here or called from here:
// build the request, ask for the key, exchange, follow the redirects that may be followed, read the answer.

import HTTPTypes
import Logging
public import OperationCore

extension PostHogClient: OperationSender {
  /// Sends an operation and reads its answer.
  ///
  /// A redirect with status 307 or 308 to the same origin is followed with the same method, body and key. No other
  /// redirect is followed.
  public func send<Output>(_ operation: APIOperation<Output>) async throws(PostHogError) -> Output {
    let request = try OutgoingRequest(operation, to: host)
    let answer = try await execute(request)
    do throws(JSONError) {
      if let output = try operation.decode(status: answer.status, location: answer.location, body: answer.body) {
        return output
      }
    } catch {
      throw PostHogError(error, in: answer, call: request.call)
    }
    throw PostHogError(answer, in: request.call)
  }

  /// A fault in the pages of a list as an error of this client.
  public func failure(for fault: PagingError) -> PostHogError {
    PostHogError(fault)
  }

  /// Gets the answer to a request. This is one attempt; deadlines and repeated attempts belong around it.
  func execute(_ request: OutgoingRequest) async throws(PostHogError) -> ReceivedAnswer {
    guard !Task.isCancelled else { throw PostHogError(.cancelled(.notSent), in: request.call, attempts: 0) }
    let key = try await key(for: request.call)
    var request = request
    for _ in 0...Self.maximumRedirects {
      let answer = try await exchange(request, key: key)
      guard let target = answer.followedTarget(documented: request.call.statuses) else { return answer }
      request.head.path = target
    }
    throw PostHogError(.tooManyRedirects, in: request.call)
  }

  /// More hops than any server needs are a loop.
  private static var maximumRedirects: Int { 5 }

  /// Sends the request once, as it is, and reads the whole answer.
  private func exchange(_ request: OutgoingRequest, key: Secret) async throws(PostHogError) -> ReceivedAnswer {
    func facts(_ more: Logger.Metadata = [:]) -> Logger.Metadata {
      // After a redirect the path is the server's choice.
      more.merging([
        "operation": "\(request.call.operationID)", "method": "\(request.head.method)",
        "path": "\(KeyRedaction.redacted(String(request.path), key: key))",
      ]) { $1 }
    }
    logger.debug("sending a request", metadata: facts())
    do throws(TransportError) {
      let response = try await transport.send(request.head(with: key), body: request.body)
      let answer = ReceivedAnswer(
        head: response.head, body: try await response.body.collect(upTo: configuration.maximumAnswerSize),
        url: RequestURL(origin: request.origin, target: request.head.path ?? "/"), key: key)
      logger.debug(
        "received an answer",
        metadata: facts([
          "status": "\(answer.status)", "bytes": "\(answer.body.count)", "request_id": "\(answer.requestID ?? "-")",
        ]))
      return answer
    } catch {
      let error = error.redacted(key: key)
      logger.debug("the exchange failed", metadata: facts(["error": "\(error)"]))
      throw PostHogError(error, in: request.call)
    }
  }

  private func key(for call: CallContext) async throws(PostHogError) -> Secret {
    do {
      return try await credentials.key()
    } catch let error as PostHogError {
      throw PostHogError(error.kind, in: call, attempts: 0)
    } catch is CancellationError {
      throw PostHogError(.cancelled(.notSent), in: call, attempts: 0)
    } catch {
      throw PostHogError(.credentials("The provider of the key threw \(type(of: error))."), in: call, attempts: 0)
    }
  }
}
