package import OperationCore

/// The facts about an operation that errors and logs report, whatever the type of its output. There is one object per
/// call, which every step of the call passes on.
package final class CallContext: Sendable {
  /// A documented success: its statuses, its content type (`nil` if it has no content), and a check whether a body is
  /// something else than the output.
  struct Content: Sendable {
    let statuses: [Int]
    let type: String?
    /// The names of the header fields that it is read from as well.
    let headerNames: [String]
    let isSomethingElse: @Sendable ([UInt8]) -> Bool
  }

  package let operationID: String
  let scopes: [String]?
  let retry: RetrySafety
  let facts: OperationFacts
  /// Whether the request is one that may change something at the server (RFC 9110, section 9.2.1).
  let changesSomething: Bool
  /// The documented successes.
  let contents: [Content]
  /// The statuses of errors that the operation documents to have no body.
  let emptyErrors: [Int]
  /// The path of the project, or whatever else the operation belongs to.
  let scopePath: OperationPath?
  /// The request body, which may know why it is refused.
  let body: RequestBody?
  private let method: HTTPMethod
  private let path: OperationPath
  private let host: String

  /// The facts of an operation that is sent to `host`.
  package init<Output>(_ operation: APIOperation<Output>, to host: String) {
    self.host = host
    operationID = operation.id
    method = operation.method
    path = operation.path
    scopes = operation.scopes
    retry = operation.retry
    facts = operation.facts
    changesSomething = operation.method != .get && operation.method != .head
    contents = operation.responses.map { response in
      Content(
        statuses: response.statuses, type: response.contentType, headerNames: response.headerNames,
        isSomethingElse: { response.isSomethingElse($0) })
    }
    emptyErrors = operation.emptyErrors
    scopePath = operation.scopePath
    body = operation.body
  }

  /// The method and the address, without the query.
  var request: String { "\(method.rawValue) \(host)\(path)" }

  /// The documented success with a status.
  func content(_ status: Int) -> Content? { contents.first { $0.statuses.contains(status) } }

  /// Every status that the operation documents for a success.
  var statuses: [Int] { contents.flatMap(\.statuses) }
}
