/// The names of a client's metrics and span attributes.
struct MetricNames: Sendable {
  let requests: String
  let receivedBytes: String
  let retries: String
  let heldBack: String
  let callDuration: String
  /// The span attribute that holds the number of attempts of a call.
  let attempts: String
  /// The label of a response that didn't come from the API.
  let gateway: String

  init(_ conventions: APIConventions) {
    let prefix = conventions.metricPrefix
    requests = "\(prefix)_requests_total"
    receivedBytes = "\(prefix)_received_bytes_total"
    retries = "\(prefix)_retries_total"
    heldBack = "\(prefix)_held_back_total"
    callDuration = "\(prefix)_call_duration_seconds"
    attempts = "\(prefix).attempts"
    gateway = "not \(conventions.name)'s response"
  }

  /// Returns the label of the reason for a retry.
  func label(of outcome: RetryPolicy.Outcome) -> String { outcome == .gateway ? gateway : outcome.rawValue }
}
