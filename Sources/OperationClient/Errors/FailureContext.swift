package import OperationCore

/// The call that failed, and how far it had come: the part of an error that is the same for every client and every kind
/// of failure. It holds no key, no header field and no body.
package struct FailureContext: Sendable {
  /// The id of the operation; `nil` if the fault was found before there was one.
  package let operationID: String?
  /// The method and the address of the request, without its query.
  package private(set) var request: String?
  /// The status of the response, if there was one.
  package private(set) var status: Int?
  /// The id under which the server, or the proxy in front of it, logs the request.
  package private(set) var requestID: String?
  /// The pause that the server asks for.
  package private(set) var retryAfter: Duration?
  /// The number of attempts.
  package private(set) var attempts: Int
  /// Whether the server may have carried out the request despite the failure.
  package private(set) var mayHaveTakenEffect = false
  /// Whether the operation can be sent again without doing its work twice.
  package let isSafeToRetry: Bool
  /// The scopes that the operation needs; `nil` if they aren't documented.
  package private(set) var scopes: [String]?
  /// The path of what the operation belongs to.
  package private(set) var scope: String?
  /// The most frequent fault of such a request body.
  package private(set) var bodyAdvice: String?
  /// What is known about the operation.
  package private(set) var facts = OperationFacts()

  /// The context of a fault outside of any call.
  package init(operationID: String? = nil) {
    self.operationID = operationID
    attempts = 0
    isSafeToRetry = true
  }

  /// The context of a fault in a call, including what the head of the response says if there was one.
  package init(
    _ call: CallContext, status: Int? = nil, requestID: String? = nil, retryAfter: Duration? = nil, attempts: Int = 1
  ) {
    operationID = call.operationID
    request = call.request
    self.status = status
    self.requestID = requestID
    self.retryAfter = retryAfter
    self.attempts = attempts
    isSafeToRetry = call.retry != .never
    scopes = call.scopes
    scope = call.scopePath?.description
    if case .json(let body)? = call.body?.content { bodyAdvice = (body as? any AdvisingBody)?.advice }
    facts = call.facts
  }

  /// Returns the same context with the number of attempts.
  package func with(attempts: Int, mayHaveTakenEffect: Bool) -> FailureContext {
    var context = self
    context.attempts = attempts
    context.mayHaveTakenEffect = mayHaveTakenEffect
    return context
  }

  /// Returns the same context with `change` applied to every text that may come from elsewhere.
  package func mapTexts(_ change: (String) -> String) -> FailureContext {
    var context = self
    context.request = request.map(change)
    context.requestID = requestID.map(change)
    context.scope = scope.map(change)
    return context
  }

  /// The place of the failure, in short pieces for the end of a sentence.
  package func places(code: String? = nil) -> [String] {
    var places: [String] = []
    if let request { places.append(printable(request, limit: 500)) }
    if let status { places.append("status \(status)") }
    if let code { places.append("code \(printable(code, limit: 100))") }
    if let requestID { places.append("request \(requestID)") }
    if attempts > 1 { places.append("\(attempts) attempts") }
    return places
  }
}
