// What a call reports while it runs: lines of a log, counts and times, and spans of a trace. Each goes nowhere unless the
// program has bootstrapped swift-log, swift-metrics or swift-distributed-tracing. No key, query, header or body is in it, but for
// what the server says of an error, without anything that looks like a key.

import HTTPTypes
import Logging
import Metrics
import Tracing

/// The log lines, metrics and the span of one call, from when it begins until it has ended.
final class CallTelemetry: Sendable {
  let core: ClientCore
  let operation: String
  /// The span of the call; nil while the program has bootstrapped neither a tracer nor an instrument.
  let span: (any Span)?
  /// Whether anything counts.
  let isCounting: Bool
  private let stopwatch: Stopwatch

  /// A call begins.
  init(of request: OutgoingRequest, by core: ClientCore) {
    self.core = core
    operation = request.call.operationID
    isCounting = type(of: MetricsSystem.factory) != NOOPMetricsHandler.self
    stopwatch = Stopwatch(core.clock)
    span =
      type(of: InstrumentationSystem.instrument) == NoOpInstrument.self ? nil : startSpan(operation, ofKind: .client)
    guard let span, span.isRecording else { return }
    span.attributes["http.request.method"] = request.head.method.rawValue
    span.attributes["server.address"] = request.origin.host
  }

  /// The call has succeeded.
  func ended(attempts: Int) {
    if let span {
      if span.isRecording { span.attributes[core.metrics.attempts] = attempts }
      span.end()
    }
    if isCounting { time("success") }
  }

  /// The call has failed. The failure holds no key.
  func ended(_ failure: OperationFailure) {
    if let span {
      if span.isRecording {
        span.attributes[core.metrics.attempts] = failure.attempts
        if let status = failure.status { span.attributes["http.response.status_code"] = status }
        let error = core.conventions.presented?(failure) ?? failure
        span.recordError(error)
        span.setStatus(SpanStatus(code: .error, message: "\(error)"))
      }
      span.end()
    }
    if isCounting { time("failure") }
  }

  private func time(_ outcome: String) {
    Timer(label: core.metrics.callDuration, dimensions: [("operation", operation), ("outcome", outcome)])
      .record(duration: stopwatch.elapsed)
  }

  /// An attempt will be repeated.
  func willRetry(after pause: Duration, attempt: Int, because outcome: RetryPolicy.Outcome) {
    let cause = core.metrics.label(of: outcome)
    core.logger.log(
      level: Self.level(of: pause), "trying again after a pause",
      metadata: metadata(["attempt": "\(attempt)", "pause": "\(pause)", "because": "\(cause)"]))
    guard isCounting else { return }
    Counter(label: core.metrics.retries, dimensions: [("operation", operation), ("because", cause)]).increment()
  }

  /// A request waits because the client has sent as many as its limit allows.
  func isHeldBack(for pause: Duration) {
    core.logger.log(
      level: Self.level(of: pause), "holding a request back to keep the rate limit",
      metadata: metadata(["pause": "\(pause)"]))
    guard isCounting else { return }
    Counter(label: core.metrics.heldBack, dimensions: [("operation", operation)]).increment()
  }

  /// A pause that a person would take for a hang is worth a line that is seen.
  private static func level(of pause: Duration) -> Logger.Level { pause >= .seconds(10) ? .notice : .debug }

  /// The facts of a line of the log, with the operation.
  func metadata(_ facts: Logger.Metadata) -> Logger.Metadata {
    facts.merging(["operation": "\(operation)"]) { $1 }
  }
}
