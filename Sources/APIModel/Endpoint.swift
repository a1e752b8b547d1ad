public import Diagnostics

/// A function that returns an operation.
public struct Endpoint: Sendable, Hashable {
  /// The name of the function.
  public var functionName: SwiftIdentifier
  /// The name that the function had before, which programs may still use.
  public var formerName: SwiftIdentifier?
  /// The ID of the operation, without the prefix of its scope.
  public let operationID: String
  /// The HTTP method, such as `GET`.
  public let method: String
  /// The path below the scope, or the whole path if there is no scope.
  public let path: [PathPart]
  /// The scopes in which the operation exists; `nil` outside of the scope family.
  public let scope: ScopeUse?
  /// The parameters except the body, in the order of the function's arguments.
  public let parameters: [EndpointParameter]
  /// The request body.
  public let body: EndpointBody?
  /// How each documented success response is decoded.
  public let responses: [EndpointResponse]
  /// The output of the success responses.
  public let output: Output
  /// The error statuses that are documented to have no body.
  public let emptyErrors: [Int]
  /// The API-key scopes that are required. An empty list means that none is sufficient, `nil` that the document doesn't
  /// say.
  public let scopes: [String]?
  /// Whether the operation may be retried.
  public let retry: Retry
  /// How the list is paged; `nil` if it isn't a list.
  public let paging: PageKind?
  /// What else the vendor extensions say.
  public let knownFacts: KnownFacts
  /// The documentation of the operation.
  public let documentation: Documentation
  /// The reason not to call it, if the document gives one.
  public let deprecation: String?
  /// The provenance of the operation.
  @Uncompared public var provenance: Provenance

  /// What the vendor extensions of an operation say about the server.
  public struct KnownFacts: Sendable, Hashable {
    /// Whether the operation has a rate limit of its own.
    public var hasOwnRateLimit = false
    /// How a caller finds out whether a request took effect.
    public var outcome: String?
    /// What to do about an error, by status.
    public var faults: [Int: String] = [:]

    /// Creates hints without any content.
    package init() {}
  }

  /// The output of `send`.
  public enum Output: Sendable, Hashable {
    /// The same content for every status.
    case single(EndpointResponse.Content)
    /// An enum of this name, because statuses have different contents.
    case several(SwiftIdentifier)
  }

  /// A part of a path.
  public enum PathPart: Sendable, Hashable {
    /// Literal text from the document.
    case literal(String)
    /// The Swift name of a parameter.
    case parameter(SwiftIdentifier)
  }

  /// Whether retrying an operation is safe.
  public enum Retry: Sendable, Hashable {
    /// It is safe; or it may not be, and only the caller knows.
    case repeatable, never
    /// It is safe, and this status in the response to a retry means that an earlier attempt succeeded.
    case done(on: Int)
  }

  /// Creates an endpoint from its parts.
  package init(
    functionName: SwiftIdentifier, formerName: SwiftIdentifier?, operationID: String, method: String, path: [PathPart],
    scope: ScopeUse?,
    parameters: [EndpointParameter], body: EndpointBody?, responses: [EndpointResponse], output: Output,
    emptyErrors: [Int],
    scopes: [String]?, retry: Retry, paging: PageKind?, knownFacts: KnownFacts, documentation: Documentation,
    deprecation: String?, provenance: Provenance
  ) {
    self.functionName = functionName
    self.formerName = formerName
    self.operationID = operationID
    self.method = method
    self.path = path
    self.scope = scope
    self.parameters = parameters
    self.body = body
    self.responses = responses
    self.output = output
    self.emptyErrors = emptyErrors
    self.scopes = scopes
    self.retry = retry
    self.paging = paging
    self.knownFacts = knownFacts
    self.documentation = documentation
    self.deprecation = deprecation
    self.provenance = provenance
  }
}

/// The scopes in which an operation exists.
public enum ScopeUse: Sendable, Hashable {
  /// All types of the family: the argument has the family's protocol as its type.
  case family
  /// One type only.
  case type(SwiftIdentifier)
}
