import HTTPTypes
import Metrics
import Tracing

/// The metrics and the span of one attempt, from its start to its end. The request carries the context of the span on.
struct AttemptTelemetry: Sendable {
  private let call: CallTelemetry
  private let span: (any Span)?

  /// Starts an attempt.
  init(_ attempt: Attempt, of call: CallTelemetry) {
    self.call = call
    guard let parent = call.span else {
      span = nil
      return
    }
    let span = startSpan("\(call.operation) attempt", context: parent.context, ofKind: .client)
    if span.isRecording { span.attributes["http.request.resend_count"] = attempt.number - 1 }
    self.span = span
  }

  /// Returns the request with the fields that propagate the trace.
  func propagating(in request: OutgoingRequest) -> OutgoingRequest {
    guard let span else { return request }
    var head = request.head
    InstrumentationSystem.instrument.inject(span.context, into: &head.headerFields, using: FieldInjector())
    return request.with(head)
  }

  /// Runs the work of the attempt, within the context of its span if it has one.
  func within(_ work: () async -> AttemptResult) async -> AttemptResult {
    guard let span else { return await work() }
    return await ServiceContext.withValue(span.context) { await work() }
  }

  /// Records the end of the attempt.
  func ended(_ result: AttemptResult) {
    if let span { end(span, result) }
    guard call.isCounting else { return }
    let operation = ("operation", call.operation)
    Counter(label: call.core.metrics.requests, dimensions: [operation, ("status", result.label)]).increment()
    if case .response(let response, _) = result {
      Counter(label: call.core.metrics.receivedBytes, dimensions: [operation]).increment(by: response.body.count)
    }
  }

  private func end(_ span: any Span, _ result: AttemptResult) {
    if span.isRecording {
      if case .response(let response, _) = result {
        span.attributes["http.response.status_code"] = response.status
        if response.status >= 400 { span.setStatus(SpanStatus(code: .error)) }
      } else {
        span.attributes["error.type"] = result.label
        span.setStatus(SpanStatus(code: .error))
      }
    }
    span.end()
  }
}

extension AttemptResult {
  /// A status, or what went wrong before there was one.
  fileprivate var label: String {
    switch self {
    case .response(let response, _): "\(response.status)"
    case .failure(let error): RetryPolicy.Outcome(error.kind).rawValue
    case .fault(.tooManyRedirects, _): "too many redirects"
    case .fault: "not sent"
    }
  }
}

/// Writes the context of a trace into header fields.
private struct FieldInjector: Injector {
  func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
    // Only valid header fields are written; the values of a trace always are.
    guard let name = HTTPField.Name(key), HTTPField.isValidValue(value), !name.isFraming else { return }
    fields[name] = value
  }
}
