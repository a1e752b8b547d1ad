/// An API request as a value: what to send, how to decode each documented response, and how it may be retried.
///
/// A function that returns an operation does no I/O. An ``OperationSender``, such as a client, sends it:
///
/// ```swift
/// let operation = BatchExports.retrieve(in: .project(1), id: id)
/// let export = try await client.send(operation)
/// ```
public struct APIOperation<Output: Sendable>: Sendable {
  /// The operation's ID in the OpenAPI document.
  public let id: String
  /// The method of the request.
  public let method: HTTPMethod
  /// The percent-encoded path.
  public let path: OperationPath
  /// The query.
  public var query: Query
  /// Header fields that are sent in addition to the client's own.
  public var headers: Headers
  /// The body; nil for no body.
  public let body: RequestBody?
  /// How to decode each documented response.
  public let responses: [DocumentedResponse<Output>]
  /// The statuses of errors that are documented to have no body. Every other error has a body that explains it.
  public let emptyErrors: [Int]
  /// The scopes that an API key needs. An empty list means that no key is sufficient; nil means that the scopes aren't
  /// documented.
  public let scopes: [String]?
  /// Whether the operation may be retried.
  public let retry: RetrySafety
  /// How the operation's list is paged.
  public let paging: Paging
  /// Further facts about the operation.
  public let facts: OperationFacts
  /// The end of the path of a link to another page of the operation's list.
  var listPath: ListPath { ListPath(below: scopePath, ownPath) }
  /// The path down to the operation's scope; nil if it has none.
  package let scopePath: OperationPath?
  private let ownPath: OperationPath

  /// Creates an operation from its full path.
  ///
  /// - Parameters:
  ///   - id: The operation's ID in the OpenAPI document.
  ///   - method: The method of the request.
  ///   - path: The path, from the root of the server.
  ///   - query: The query.
  ///   - headers: Header fields that are sent in addition to the client's own.
  ///   - body: The body; nil for no body.
  ///   - responses: How to decode each documented response.
  ///   - emptyErrors: The statuses of errors that are documented to have no body.
  ///   - scopes: The scopes that an API key needs; nil if they aren't documented.
  ///   - retry: Whether the operation may be retried.
  ///   - paging: How the operation's list is paged.
  ///   - hasOwnRateLimit: Whether the server counts the operation's requests separately, so that its 429 doesn't apply
  ///     to other operations.
  ///   - outcome: How to find out whether the server carried out a request whose outcome is unknown.
  ///   - knownFaults: What to do about errors that known servers respond with, by status.
  public init(
    _ id: String, _ method: HTTPMethod, _ path: OperationPath, query: Query = [:], headers: Headers = [:],
    body: RequestBody? = nil, responses: DocumentedResponse<Output>..., emptyErrors: [Int] = [],
    scopes: [String]? = nil,
    retry: RetrySafety = .never, paging: Paging = .none, hasOwnRateLimit: Bool = false, outcome: String? = nil,
    knownFaults: [Int: String] = [:]
  ) {
    self.id = id
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.responses = responses
    self.emptyErrors = emptyErrors
    self.scopes = scopes
    self.retry = retry
    self.paging = paging
    facts = OperationFacts(hasOwnRateLimit: hasOwnRateLimit, outcome: outcome, knownFaults: knownFaults)
    scopePath = nil
    ownPath = path
  }

  /// Creates an operation in a scope, which adds its prefixes to the path and the ID.
  ///
  /// - Parameters:
  ///   - id: The operation's ID in the OpenAPI document, without the scope's prefix.
  ///   - scope: The scope, such as a project.
  ///   - method: The method of the request.
  ///   - path: The path below the scope.
  ///   - query: The query.
  ///   - headers: Header fields that are sent in addition to the client's own.
  ///   - body: The body; nil for no body.
  ///   - responses: How to decode each documented response.
  ///   - emptyErrors: The statuses of errors that are documented to have no body.
  ///   - scopes: The scopes that an API key needs; nil if they aren't documented.
  ///   - retry: Whether the operation may be retried.
  ///   - paging: How the operation's list is paged.
  ///   - hasOwnRateLimit: Whether the server counts the operation's requests separately, so that its 429 doesn't apply
  ///     to other operations.
  ///   - outcome: How to find out whether the server carried out a request whose outcome is unknown.
  ///   - knownFaults: What to do about errors that known servers respond with, by status.
  public init(
    _ id: String, in scope: some PathScope, _ method: HTTPMethod, _ path: OperationPath, query: Query = [:],
    headers: Headers = [:], body: RequestBody? = nil, responses: DocumentedResponse<Output>...,
    emptyErrors: [Int] = [],
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
    self.responses = responses
    self.emptyErrors = emptyErrors
    self.scopes = scopes
    self.retry = retry
    self.paging = paging
    facts = OperationFacts(hasOwnRateLimit: hasOwnRateLimit, outcome: outcome, knownFaults: knownFaults)
    scopePath = scope.path
    ownPath = path
  }

  /// Decodes a response by its status.
  ///
  /// - Parameter response: The response, with the header fields that ``headerNames(of:)`` lists for its status.
  /// - Returns: The output; nil if no documented response has that status.
  /// - Throws: A ``ResponseDecodingError`` if the response isn't what the OpenAPI document says.
  public func decode(_ response: RawResponse) throws(ResponseDecodingError) -> Output? {
    var unrecognized = UnrecognizedContent(includesUnknown: false)
    return try decode(response, noting: &unrecognized)
  }

  /// Decodes a response by its status, and adds to `unrecognized` what was lost and what no type knows.
  ///
  /// - Parameters:
  ///   - response: The response, with the header fields that ``headerNames(of:)`` lists for its status.
  ///   - unrecognized: Collects what was lost and, if it includes that, what no type knows.
  /// - Returns: The output; nil if no documented response has that status.
  /// - Throws: A ``ResponseDecodingError`` if the response isn't what the OpenAPI document says.
  public func decode(
    _ response: RawResponse, noting unrecognized: inout UnrecognizedContent
  ) throws(ResponseDecodingError) -> Output? {
    try documented(response.status)?.decode(response, noting: &unrecognized)
  }

  /// Returns the names of the header fields that decoding a response with a status reads.
  public func headerNames(of status: Int) -> [String] {
    documented(status)?.headerNames ?? []
  }

  private func documented(_ status: Int) -> DocumentedResponse<Output>? {
    responses.first { $0.statuses.contains(status) }
  }

  /// The names of the properties that decoding a response asks for, up to its error if it can't be decoded. The body is
  /// read once more for this.
  package func namesAskedFor(in response: RawResponse) -> Set<String> {
    var unrecognized = UnrecognizedContent()
    unrecognized.askedNames = []
    _ = try? decode(response, noting: &unrecognized)
    return unrecognized.askedNames ?? []
  }

  /// The value of the `Accept` field; nil if no response has a body.
  public var accept: String? {
    var types: [String] = []
    for response in responses {
      if let type = response.contentType, !types.contains(type) { types.append(type) }
    }
    return types.isEmpty ? nil : types.joined(separator: ", ")
  }
}
