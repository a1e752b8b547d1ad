public import Diagnostics

/// One function that gives an operation.
public struct Endpoint: Sendable, Hashable {
  /// The function's name.
  public var functionName: SwiftIdentifier
  /// The operation's id, without its level's prefix.
  public let operationID: String
  /// The method as the request has it, such as `GET`.
  public let method: String
  /// The path below its scope, or whole when there is none.
  public let path: [PathPart]
  /// The scopes it exists in; nil outside of the family.
  public let scope: ScopeUse?
  /// In the order of the function's arguments, the body aside.
  public let parameters: [EndpointParameter]
  /// What it sends.
  public let body: EndpointBody?
  /// How each documented success is read.
  public let responses: [EndpointResponse]
  /// What comes out of them.
  public let output: Output
  /// The statuses of errors that are documented to have no body.
  public let emptyErrors: [Int]
  /// The scopes that a key needs. An empty list means that none is enough, nil that the description does not say.
  public let scopes: [String]?
  /// Whether it may be sent again.
  public let retry: Retry
  /// How its list goes on; nil when it isn't one.
  public let paging: PageKind?
  /// What else is known of it.
  public let knownFacts: KnownFacts
  /// What it does.
  public let documentation: Documentation
  /// Why not to call it, when the description says so.
  public let deprecation: String?
  /// The operation.
  @Uncompared public var provenance: Provenance

  /// What an operation's vendor extensions say of the server.
  public struct KnownFacts: Sendable, Hashable {
    /// Whether its requests are counted apart.
    public var hasOwnRateLimit = false
    /// How a caller finds out whether it was carried out.
    public var outcome: String?
    /// What to do about a status, by status.
    public var faults: [Int: String] = [:]

    /// Knows nothing yet.
    package init() {}
  }

  /// What `send` gives back.
  public enum Output: Sendable, Hashable {
    /// The same content, whatever the status.
    case single(EndpointResponse.Content)
    /// Several statuses with different contents: an enum of this name.
    case several(SwiftIdentifier)
  }

  /// A piece of a path.
  public enum PathPart: Sendable, Hashable {
    /// Text as the description has it.
    case literal(String)
    /// The Swift name of a parameter.
    case parameter(SwiftIdentifier)
  }

  /// Whether sending an operation again can do harm.
  public enum Retry: Sendable, Hashable {
    /// It does none; or it may, and only the caller can tell.
    case repeatable, never
    /// It does none, and this status on a repeat means that an earlier try had worked.
    case done(on: Int)
  }

  /// Joins the parts.
  package init(
    functionName: SwiftIdentifier, operationID: String, method: String, path: [PathPart], scope: ScopeUse?,
    parameters: [EndpointParameter], body: EndpointBody?, responses: [EndpointResponse], output: Output,
    emptyErrors: [Int],
    scopes: [String]?, retry: Retry, paging: PageKind?, knownFacts: KnownFacts, documentation: Documentation,
    deprecation: String?, provenance: Provenance
  ) {
    self.functionName = functionName
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

/// Which scopes an operation exists in.
public enum ScopeUse: Sendable, Hashable {
  /// All types of the family: an argument of the family's protocol.
  case family
  /// One type only.
  case type(SwiftIdentifier)
}
