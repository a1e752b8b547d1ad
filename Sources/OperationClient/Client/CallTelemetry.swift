import HTTPTypes
import Logging
import Metrics
import Tracing

/// The log lines, metrics and span of one call, from its start to its end.
///
/// Each of them goes nowhere unless the program has bootstrapped swift-log, swift-metrics or swift-distributed-tracing.
/// None of them holds a key, a query, a header or a body, except for what the server says about an error, without
/// anything that looks like a key.
final class CallTelemetry: Sendable {
  let core: ClientCore
  let operation: String
  /// The span of the call; `nil` unless the program has bootstrapped a tracer or an instrument.
  let span: (any Span)?
  /// Whether metrics are recorded.
  let isCounting: Bool
  private let stopwatch: Stopwatch

  /// Starts a call.
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

  /// Records that the call has succeeded.
  func ended(attempts: Int) {
    if let span {
      if span.isRecording { span.attributes[core.metrics.attempts] = attempts }
      span.end()
    }
    if isCounting { time("success") }
  }

  /// Records that the call has failed. The failure holds no key.
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

  /// Logs that an attempt will be retried.
  func willRetry(after pause: Duration, attempt: Int, because outcome: RetryPolicy.Outcome) {
    let cause = core.metrics.label(of: outcome)
    core.logger.log(
      level: Self.level(of: pause), "trying again after a pause",
      metadata: metadata(["attempt": "\(attempt)", "pause": "\(pause)", "because": "\(cause)"]))
    guard isCounting else { return }
    Counter(label: core.metrics.retries, dimensions: [("operation", operation), ("because", cause)]).increment()
  }

  /// Logs that a request waits because the client has sent as many as its limit allows.
  func isHeldBack(for pause: Duration) {
    core.logger.log(
      level: Self.level(of: pause), "holding a request back to keep the rate limit",
      metadata: metadata(["pause": "\(pause)"]))
    guard isCounting else { return }
    Counter(label: core.metrics.heldBack, dimensions: [("operation", operation)]).increment()
  }

  /// The log level for a pause: `notice` for one so long that a person might think the program hangs.
  private static func level(of pause: Duration) -> Logger.Level { pause >= .seconds(10) ? .notice : .debug }

  /// The metadata of a log line, including the operation.
  func metadata(_ facts: Logger.Metadata) -> Logger.Metadata {
    facts.merging(["operation": "\(operation)"]) { $1 }
  }
}
