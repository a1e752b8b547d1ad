/// One call of the API as a value: what to send, how each documented answer reads, and what a sender has to know.
///
/// Functions that return an operation do no I/O; an ``OperationSender`` does.
public struct APIOperation<Output: Sendable>: Sendable {
  /// The operation's id in the description.
  public let id: String
  /// The method of the request.
  public let method: HTTPMethod
  /// The path, encoded.
  public let path: OperationPath
  /// The query.
  public var query: Query
  /// Header fields besides those of the client.
  public var headers: Headers
  /// What is sent as JSON; nil for no body.
  public let body: (any JSONWritable)?
  /// How the documented statuses read.
  public let answers: [Answer<Output>]
  /// The statuses of errors that are documented to have no body. Every other error has one that explains it.
  public let emptyErrors: [Int]
  /// The scopes that a key needs. An empty list means that no API key is enough, nil that it isn't documented.
  public let scopes: [String]?
  /// Whether it may be sent again.
  public let retry: RetrySafety
  /// How its list is continued.
  public let paging: Paging
  /// What else is known of it.
  public let facts: OperationFacts
  /// What the path of a link to another page of its list ends in.
  var listPath: ListPath { ListPath(below: scopePath, ownPath) }
  /// The path down to its scope; nil when it has none.
  package let scopePath: OperationPath?
  private let ownPath: OperationPath

  /// An operation with its whole path.
  public init(
    _ id: String, _ method: HTTPMethod, _ path: OperationPath, query: Query = [:], headers: Headers = [:],
    body: (any JSONWritable)? = nil, answers: Answer<Output>..., emptyErrors: [Int] = [], scopes: [String]? = nil,
    retry: RetrySafety = .never, paging: Paging = .none, hasOwnRateLimit: Bool = false, outcome: String? = nil,
    knownFaults: [Int: String] = [:]
  ) {
    self.id = id
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.answers = answers
    self.emptyErrors = emptyErrors
    self.scopes = scopes
    self.retry = retry
    self.paging = paging
    facts = OperationFacts(hasOwnRateLimit: hasOwnRateLimit, outcome: outcome, knownFaults: knownFaults)
    scopePath = nil
    ownPath = path
  }

  /// An operation below a scope: the scope gives the beginning of the path and of the id.
  public init(
    _ id: String, in scope: some PathScope, _ method: HTTPMethod, _ path: OperationPath, query: Query = [:],
    headers: Headers = [:], body: (any JSONWritable)? = nil, answers: Answer<Output>..., emptyErrors: [Int] = [],
    scopes: [String]? = nil,
    retry: RetrySafety = .never, paging: Paging = .none, hasOwnRateLimit: Bool = false, outcome: String? = nil,
    knownFaults: [Int: String] = [:]
  ) {
    self.id = scope.operationPrefix + id
    self.method = method
    self.path = scope.path + path
    self.query = query
    self.headers = headers
    self.body = body
    self.answers = answers
    self.emptyErrors = emptyErrors
    self.scopes = scopes
    self.retry = retry
    self.paging = paging
    facts = OperationFacts(hasOwnRateLimit: hasOwnRateLimit, outcome: outcome, knownFaults: knownFaults)
    scopePath = scope.path
    ownPath = path
  }

  /// Reads an answer by its status; nil when no documented answer has that status.
  public func decode(status: Int, location: String?, body: [UInt8]) throws(JSONError) -> Output? {
    var drift = Drift(includesUnknown: false)
    return try decode(status: status, location: location, body: body, noting: &drift)
  }

  /// Reads an answer by its status and adds to `drift` what was lost and what no type knows.
  public func decode(
    status: Int, location: String?, body: [UInt8], noting drift: inout Drift
  ) throws(JSONError) -> Output? {
    for answer in answers where answer.statuses.contains(status) {
      return try answer.decode(status: status, location: location, body: body, noting: &drift)
    }
    return nil
  }

  /// The names of members that are asked for up to the error of an answer that can't be read. It is read once more.
  package func namesAskedFor(status: Int, body: [UInt8]) -> Set<String> {
    var drift = Drift()
    drift.askedNames = []
    _ = try? decode(status: status, location: nil, body: body, noting: &drift)
    return drift.askedNames ?? []
  }

  /// What to send as `Accept`; nil when no answer has a body.
  public var accept: String? {
    var types: [String] = []
    for answer in answers {
      if let type = answer.contentType, !types.contains(type) { types.append(type) }
    }
    return types.isEmpty ? nil : types.joined(separator: ", ")
  }
}
