// How an answer that is no success becomes an error: section by section the table of statuses.

import HTTPTypes
import OperationCore

extension PostHogError {
  /// The error that an answer means which is no success of `call`.
  init(_ answer: ReceivedAnswer, in call: CallContext) {
    let envelope = answer.status >= 400 && answer.isJSON ? Envelope(body: answer.body, key: answer.key) : nil
    let retryAfter =
      answer.retryAfter ?? (answer.status == 429 ? envelope?.detail.flatMap(RetryAfter.parse(words:)) : nil)
    self.init(
      Self.kind(of: answer, envelope: envelope, call: call, retryAfter), in: call,
      answer: Answered(
        status: answer.status, envelope: envelope, requestID: answer.requestID, retryAfter: retryAfter))
  }

  /// The error of an answer whose body is not what its status promises.
  ///
  /// - Parameter names: The names of members that the library asked for, which may be shown.
  init(_ error: JSONError, in answer: ReceivedAnswer, names: Set<String>, call: CallContext) {
    self.init(
      .decoding(DecodingFailure(error, in: answer, names: names)), in: call,
      answer: Answered(status: answer.status, requestID: answer.requestID))
  }

  private static func kind(
    of answer: ReceivedAnswer, envelope: Envelope?, call: CallContext, _ retryAfter: Duration?
  ) -> Kind {
    switch answer.status {
    case 301...303 where answer.location != nil, 307...308 where answer.location != nil:
      .redirect(to: answer.redirectionPlace)
    case _ where !answer.isError(of: call, with: envelope): .gateway(status: answer.status)
    case 400, 422: .validation(field: envelope?.field)
    case 401: .authentication
    case 403: .permission(scopes: call.scopes)
    case 404: .notFound
    case 409: .conflict
    case 429:
      // These two wait for jobs to end, not for a window of time to pass.
      envelope?.code?.hasPrefix("too_many_concurrent_") == true
        ? .concurrencyLimited : .rateLimited(retryAfter: retryAfter)
    case 500...599: .server
    default: .unexpectedStatus
    }
  }
}

extension PostHogError.DecodingFailure {
  init(_ error: JSONError, in answer: ReceivedAnswer, names: Set<String>) {
    let text = JSONExcerpt(answer.body, names: names)
    switch error.reason {
    case .unexpected(let expected, let found):
      self.expected = expected
      self.found = text.otherKind ?? found
    case .missing(let member):
      expected = "the member \"\(member)\""
      found = "an object without it"
    case .repeatedMember:
      expected = "one member of this name"
      found = "another one"
    case .tooDeep(let limit):
      expected = "at most \(limit) levels of nesting"
      found = "more"
    }
    pointer = text.hidingNames(in: error.pointer(in: answer.body))
    excerpt = text.around(error.offset)
    contentType = answer.head.headerFields[.contentType].map { KeyRedaction.printed($0, key: answer.key, limit: 100) }
  }
}
