// The form of PostHog's errors: JSON with `detail`. What has no such member is not PostHog's.

import OperationClient

/// The body of an error of PostHog's.
struct PostHogErrorBody: APIErrorBody {
  let envelope: PostHogError.Envelope

  init?(_ response: ErrorResponse) {
    guard response.isPlainJSON, let envelope = try? PostHogError.Envelope(json: response.body), envelope.detail != nil
    else { return nil }
    // A server may quote what it was sent.
    self.envelope = envelope.mapTexts(response.redacted)
  }

  var message: String? { envelope.detail }

  /// How long a 429 says in words that the limit lasts, as Django REST framework does: `Expected available in 30 seconds.`
  var retryAfter: Duration? {
    let mark = "available in "
    guard let detail = envelope.detail, let start = detail.firstRange(of: mark)?.upperBound else { return nil }
    let digits = detail[start...].prefix { $0.isASCII && $0.isNumber }
    return detail[digits.endIndex...].hasPrefix(" second") ? RetryAfter.seconds(digits) : nil
  }

  /// Whether it is one of the two that wait for jobs to end, not for a window of time to pass.
  var isJobLimit: Bool { envelope.code?.hasPrefix("too_many_concurrent_") == true }
}
