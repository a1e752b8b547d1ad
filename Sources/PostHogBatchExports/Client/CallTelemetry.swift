// What a call tells while it runs: lines of a log, counts and times, and spans of a trace. Each goes nowhere unless the
// program has bootstrapped swift-log, swift-metrics or swift-distributed-tracing. No key, query, header or body is told,
// but for what the server says of an error, without anything that looks like a key.

import HTTPTypes
import Logging
import Metrics
import Tracing

/// The log lines, metrics and spans of one call.
struct CallTelemetry: Sendable {
  let logger: Logger
  private let operation: String
  /// The span of the call; nil while the program has bootstrapped neither a tracer nor an instrument.
  private let span: (any Span)?
  /// Whether somebody counts.
  private let isCounting: Bool

  /// Runs a call within a span of its own, and counts and times it.
  static func measuring<Output: Sendable>(
    _ request: OutgoingRequest, by client: PostHogClient,
    _ call: (CallTelemetry) async throws(PostHogError) -> Response<Output>
  ) async throws(PostHogError) -> Response<Output> {
    let operation = request.call.operationID
    let telemetry = CallTelemetry(
      logger: client.logger, operation: operation, span: startedSpan(operation),
      isCounting: !(MetricsSystem.factory is NOOPMetricsHandler))
    let stopwatch = Stopwatch(client.clock)
    let result = await within(telemetry.span) { () async -> Result<Response<Output>, PostHogError> in
      do throws(PostHogError) {
        return .success(try await call(telemetry))
      } catch {
        return .failure(error.redacted(client.credentials.known.all))
      }
    }
    telemetry.end(result, of: request, after: stopwatch.elapsed)
    return try result.get()
  }

  /// Runs an attempt within a span of its own; the request gets the fields that carry the trace on.
  func measuring(
    _ request: OutgoingRequest, _ attempt: Attempt, _ work: (OutgoingRequest) async -> AttemptResult
  ) async -> AttemptResult {
    let span = Self.startedSpan("\(operation) attempt")
    var request = request
    if let span {
      InstrumentationSystem.instrument.inject(span.context, into: &request.head.headerFields, using: FieldInjector())
    }
    let result = await Self.within(span) { await work(request) }
    if let span { end(span, attempt, result) }
    if isCounting {
      Counter(
        label: "posthog_requests_total", dimensions: [("operation", operation), ("status", result.metricValue)]
      ).increment()
      if case .answer(let answer) = result {
        Counter(label: "posthog_received_bytes_total", dimensions: [("operation", operation)])
          .increment(by: answer.body.count)
      }
    }
    return result
  }

  private static func startedSpan(_ name: @autoclosure () -> String) -> (any Span)? {
    InstrumentationSystem.instrument is NoOpInstrument ? nil : startSpan(name(), ofKind: .client)
  }

  private static func within<Output>(_ span: (any Span)?, _ work: () async -> Output) async -> Output {
    guard let span else { return await work() }
    return await ServiceContext.withValue(span.context) { await work() }
  }

  /// Tells that an attempt will be repeated.
  func willRepeat(after pause: Duration, attempt: Int, because outcome: RetryPolicy.Outcome) {
    logger.log(
      level: Self.level(of: pause), "trying again after a pause",
      metadata: metadata(["attempt": "\(attempt)", "pause": "\(pause)", "because": "\(outcome.rawValue)"]))
    guard isCounting else { return }
    Counter(label: "posthog_retries_total", dimensions: [("operation", operation), ("because", outcome.rawValue)])
      .increment()
  }

  /// Tells that a request waits because the client has sent as many as its limit allows.
  func isHeldBack(for pause: Duration) {
    logger.log(
      level: Self.level(of: pause), "holding a request back to keep the rate limit",
      metadata: metadata(["pause": "\(pause)"]))
    guard isCounting else { return }
    Counter(label: "posthog_held_back_total", dimensions: [("operation", operation)]).increment()
  }

  /// A pause that a person would take for a hang is worth a line that is seen.
  private static func level(of pause: Duration) -> Logger.Level { pause >= .seconds(10) ? .notice : .debug }

  /// The facts of a line of the log, with the operation.
  func metadata(_ facts: Logger.Metadata) -> Logger.Metadata {
    facts.merging(["operation": "\(operation)"]) { $1 }
  }

  private func end(_ span: any Span, _ attempt: Attempt, _ result: AttemptResult) {
    if span.isRecording {
      span.attributes["http.request.resend_count"] = attempt.number - 1
      switch result {
      case .answer(let answer):
        span.attributes["http.response.status_code"] = answer.status
        if answer.status >= 400 { span.setStatus(SpanStatus(code: .error)) }
      case .failure, .fault:
        span.attributes["error.type"] = result.metricValue
        span.setStatus(SpanStatus(code: .error))
      }
    }
    span.end()
  }

  private func end<Output>(
    _ result: Result<Response<Output>, PostHogError>, of request: OutgoingRequest, after duration: Duration
  ) {
    if let span { end(span, request, result) }
    if isCounting {
      let outcome = if case .success = result { "success" } else { "failure" }
      Timer(label: "posthog_call_duration_seconds", dimensions: [("operation", operation), ("outcome", outcome)])
        .record(duration: duration)
    }
  }

  private func end<Output>(
    _ span: any Span, _ request: OutgoingRequest, _ result: Result<Response<Output>, PostHogError>
  ) {
    if span.isRecording {
      span.attributes["http.request.method"] = request.head.method.rawValue
      span.attributes["server.address"] = request.origin.host
      switch result {
      case .success(let response):
        span.attributes["posthog.attempts"] = response.attempts
      case .failure(let error):
        span.attributes["posthog.attempts"] = error.attempts
        if let status = error.status { span.attributes["http.response.status_code"] = status }
        span.recordError(error)
        span.setStatus(SpanStatus(code: .error, message: error.description))
      }
    }
    span.end()
  }
}

extension AttemptResult {
  /// A status, or what went wrong before there was one.
  fileprivate var metricValue: String {
    switch self {
    case .answer(let answer): "\(answer.status)"
    case .failure(let error): RetryPolicy.Outcome(error.kind).rawValue
    case .fault(.tooManyRedirects): "too many redirects"
    case .fault: "not sent"
    }
  }
}

/// Writes the context of a trace into header fields.
private struct FieldInjector: Injector {
  func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
    // Only what is a field can be one; the value of a trace never is anything else.
    guard let name = HTTPField.Name(key), HTTPField.isValidValue(value) else { return }
    fields[name] = value
  }
}
