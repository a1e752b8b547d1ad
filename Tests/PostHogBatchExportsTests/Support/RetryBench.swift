// A client whose time the test advances, on a transport that plays a list of responses.

import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// The outcome of a scripted attempt.
enum Play: Sendable {
  case respond(Int, HTTPFields = [:], String = "")
  case exact(HTTPResponse, [UInt8])
  case failure(TransportError.Kind, TransportError.Phase)

  /// What PostHog says about an error, and the text of an error without a body here.
  static let envelope = #"{"type":"server_error","code":"error","detail":"No.","attr":null}"#

  /// A proxy's response.
  static func page(_ status: Int, _ headers: HTTPFields = [:]) -> Play {
    var headers = headers
    headers[.contentType] = "text/html"
    return .respond(status, headers, "<html><h1>nginx</h1></html>")
  }

  static let thing = Play.respond(200, [:], #"{"id": 7}"#)
}

/// A client, its clock, and what it sent.
struct RetryBench {
  let clock = ManualClock()
  let transport: ClosureTransport
  let client: PostHogClient

  /// Plays each item once, and the last one again and again.
  init(
    _ plays: [Play], host: PostHogHost = .us, random: Double = 0.5,
    configuration: PostHogClient.Configuration = .init(), middleware: [any Middleware] = [],
    onUnrecognizedContent: (@Sendable (UnrecognizedContentReport) -> Void)? = nil
  ) throws {
    let rest = Mutex(plays[...])
    let script = Script(rest: rest)
    transport = ClosureTransport { (_) throws(TransportError) in try script.next() }
    client = PostHogClient(
      host: host, credentials: try .static(testKey), transport: Immediate(transport), clock: clock,
      randomSource: { random }, middleware: middleware, onUnrecognizedContent: onUnrecognizedContent,
      configuration: configuration)
  }

  /// Sends while the clock is advanced from one sleeping task to the next.
  func send<Output: Sendable>(_ operation: APIOperation<Output>) async throws -> Result<Output, PostHogError> {
    try await whileTimePasses {
      do throws(PostHogError) {
        return .success(try await client.send(operation))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Moves the clock to whatever sleeps next until `work` is done.
  func whileTimePasses<Output: Sendable>(
    _ work: @escaping @Sendable () async throws -> Output
  ) async throws -> Output {
    try await clock.withTimePassing(work)
  }

  /// How far the clock has been moved.
  var elapsed: Duration { clock.elapsed }
}

private final class Script: Sendable {
  private let rest: Mutex<ArraySlice<Play>>

  init(rest: consuming Mutex<ArraySlice<Play>>) {
    self.rest = rest
  }

  func next() throws(TransportError) -> TransportResponse {
    let play = rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first }
    switch play {
    case .respond(let status, let headers, ""):
      return TransportResponse(
        status: status, headers: headers, body: Array((status >= 400 ? Play.envelope : "").utf8))
    case .respond(let status, let headers, let body):
      return TransportResponse(status: status, headers: headers, body: Array(body.utf8))
    case .exact(let head, let body):
      return TransportResponse(head: head, body: ResponseBody(body))
    case .failure(let kind, let phase):
      throw TransportError(kind, phase: phase)
    case nil:
      throw TransportError(.unsupportedRequest, phase: .notSent)
    }
  }
}

/// A transport that never waits, so that no timer of an attempt is on the clock.
struct Immediate: HTTPTransport {
  let base: ClosureTransport
  var isImmediate: Bool { true }

  init(_ base: ClosureTransport) {
    self.base = base
  }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    try await base.send(request, body: body)
  }
}
