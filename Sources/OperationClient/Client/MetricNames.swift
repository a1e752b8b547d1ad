/// The names of what a client counts and traces.
struct MetricNames: Sendable {
  let requests: String
  let receivedBytes: String
  let retries: String
  let heldBack: String
  let callDuration: String
  /// The attribute of a call's span that has the number of its attempts.
  let attempts: String
  /// What a response is called that comes from something else than the API.
  let gateway: String

  init(_ conventions: APIConventions) {
    let prefix = conventions.metricPrefix
    requests = "\(prefix)_requests_total"
    receivedBytes = "\(prefix)_received_bytes_total"
    retries = "\(prefix)_retries_total"
    heldBack = "\(prefix)_held_back_total"
    callDuration = "\(prefix)_call_duration_seconds"
    attempts = "\(prefix).attempts"
    gateway = "not \(conventions.name)'s answer"
  }

  /// What a retry was made for.
  func label(of outcome: RetryPolicy.Outcome) -> String { outcome == .gateway ? gateway : outcome.rawValue }
}
