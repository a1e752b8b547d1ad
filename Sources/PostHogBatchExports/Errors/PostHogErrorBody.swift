import OperationClient

/// The body of one of PostHog's errors: JSON with `detail`. A body without that property isn't PostHog's.
struct PostHogErrorBody: APIErrorBody {
  let envelope: PostHogError.Envelope

  init?(_ response: ErrorResponse) {
    guard response.isPlainJSON, let envelope = try? PostHogError.Envelope(json: response.body), envelope.detail != nil
    else { return nil }
    // A server may quote the request.
    self.envelope = envelope.mapTexts(response.redacted)
  }

  var message: String? { envelope.detail }

  /// How long the limit of a 429 lasts according to its text, as Django REST framework writes it:
  /// `Expected available in 30 seconds.`
  var retryAfter: Duration? {
    let mark = "available in "
    guard let detail = envelope.detail, let start = detail.firstRange(of: mark)?.upperBound else { return nil }
    let digits = detail[start...].prefix { $0.isASCII && $0.isNumber }
    return detail[digits.endIndex...].hasPrefix(" second") ? RetryAfter.seconds(digits) : nil
  }

  /// Whether it is one of the two errors that last until jobs end, not for a period of time.
  var isJobLimit: Bool { envelope.code?.hasPrefix("too_many_concurrent_") == true }
}
