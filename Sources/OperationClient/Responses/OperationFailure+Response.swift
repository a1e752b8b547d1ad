import HTTPTypes
import OperationCore

extension OperationFailure {
  /// Creates the failure for a response that isn't a success of `call`.
  init(_ response: ReceivedResponse, _ meaning: ResponseMeaning, in call: CallContext) {
    var errorBody: (any APIErrorBody)?
    if case .error(let body) = meaning { errorBody = body }
    let retryAfter = response.retryAfter ?? (response.status == 429 ? errorBody?.retryAfter : nil)
    let kind: Kind =
      switch meaning {
      case .redirect: .redirect(to: response.redirectionPlace)
      case .gateway, .success: .gateway(status: response.status)
      case .error where response.status == 429 && errorBody?.isJobLimit != true: .rateLimited(retryAfter: retryAfter)
      case .error: .status(response.status)
      }
    self.init(
      kind,
      FailureContext(call, status: response.status, requestID: response.requestID, retryAfter: retryAfter),
      errorBody: errorBody, body: response.body)
    message = message.map { response.redaction.redacted($0, key: response.key) }
  }

  /// Creates the failure for a response whose body isn't what its status promises.
  ///
  /// - Parameter names: The names of properties that the generated code asked for, which may be shown.
  init(_ error: ResponseDecodingError, in response: ReceivedResponse, names: Set<String>, call: CallContext) {
    self.init(
      .decoding(DecodingFailure(error, in: response, names: names)),
      FailureContext(call, status: response.status, requestID: response.requestID), body: response.body)
  }
}

extension DecodingFailure {
  init(_ error: ResponseDecodingError, in response: ReceivedResponse, names: Set<String>) {
    switch error {
    case .json(let error): self.init(error, in: response, names: names)
    case .header(let name):
      self.init(
        pointer: "", expected: "one value of the header field \(name)", found: "none or several", excerpt: "",
        contentType: response.printableContentType)
    }
  }

  private init(_ error: JSONError, in response: ReceivedResponse, names: Set<String>) {
    let text = JSONExcerpt(response.body, names: names)
    let expected: String
    let found: String
    switch error.reason {
    case .unexpected(let expectation, let finding):
      expected = expectation
      found = text.otherKind ?? finding
    case .missing(let property):
      expected = "the property \"\(property)\""
      found = "an object without it"
    case .duplicateProperty:
      expected = "one property of this name"
      found = "another one"
    case .tooDeep(let limit):
      expected = "at most \(limit) levels of nesting"
      found = "more"
    }
    self.init(
      pointer: text.hidingNames(in: error.pointer(in: response.body)), expected: expected, found: found,
      excerpt: text.around(error.offset),
      contentType: response.printableContentType)
  }
}

extension ReceivedResponse {
  fileprivate var printableContentType: String? {
    head.headerFields[.contentType].map { redaction.printed($0, key: key, limit: 100) }
  }
}
