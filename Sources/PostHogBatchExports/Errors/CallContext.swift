// What errors and logs tell about a call, whatever its output is.

import OperationCore

/// The facts of an operation that outlive its types.
struct CallContext: Sendable {
  let operationID: String
  let scopes: [String]?
  let retry: RetrySafety
  let facts: OperationFacts
  /// Whether the request is one that may change something at the server (RFC 9110, section 9.2.1).
  let changesSomething: Bool
  /// Every status that the operation documents for a success.
  let statuses: [Int]
  /// What the content of each documented success is, nil for one without content, and whether a body has nothing of it.
  let contents: [(statuses: [Int], type: String?, isSomethingElse: @Sendable ([UInt8]) -> Bool)]
  /// The statuses of errors that the operation documents to have no body.
  let emptyErrors: [Int]
  /// The path down to the project or whatever else it belongs to.
  let scope: String?
  /// What is sent, which may know why it is refused.
  let body: (any JSONWritable)?
  private let method: HTTPMethod
  private let path: OperationPath
  private let host: String

  /// Method and address, without the query.
  var request: String { "\(method.rawValue) \(host)\(path)" }

  init<Output>(_ operation: APIOperation<Output>, to host: String) {
    self.host = host
    operationID = operation.id
    method = operation.method
    path = operation.path
    scopes = operation.scopes
    retry = operation.retry
    facts = operation.facts
    changesSomething = operation.method != .get && operation.method != .head
    statuses = operation.answers.flatMap { $0.statuses }
    contents = operation.answers.map { answer in
      (answer.statuses, answer.contentType, { answer.isSomethingElse($0) })
    }
    emptyErrors = operation.emptyErrors
    scope = operation.scopePath?.description
    body = operation.body
  }
}
