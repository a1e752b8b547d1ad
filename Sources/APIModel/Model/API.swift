public import SpecReading

/// Everything that is emitted, in the words of the emitted code. Nothing here knows OpenAPI.
public struct API: Sendable {
  /// The description's path as the user gave it; stands in the first line of each file.
  public var source: String
  /// The scope family, if the configuration gives one.
  public let scopes: ScopeFamily?
  /// Every type that an operation needs, in order of first need.
  public var types: [TypeDeclaration]
  /// The namespaces, in document order of their first operation.
  public var resources: [Resource]
  /// What could not be carried over, and choices worth knowing.
  public var diagnostics: [Diagnostic]
}

/// Operations that share a namespace.
public struct Resource: Sendable {
  /// The namespace, such as `BatchExports`.
  public let name: SwiftIdentifier
  /// The emitted file it belongs to, without its suffix.
  public var file: String
  /// What the description's tag says.
  public let documentation: Documentation
  /// In document order.
  public var endpoints: [Endpoint]
  /// How it is reached from a sender; nil when no handle is emitted.
  public var handle: Handle?
}

/// One function that gives an operation.
public struct Endpoint: Sendable {
  /// The function's name.
  public let functionName: SwiftIdentifier
  /// The operation's id, without its level's prefix.
  public let operationID: String
  /// The method in lower case, as `HTTPMethod` spells its members.
  public let method: SwiftIdentifier
  /// The path below its scope, or whole when there is none.
  public let path: [PathPart]
  /// The scopes it exists in; nil outside of the family.
  public let scope: ScopeUse?
  /// In the order of the function's arguments, the body aside.
  public let parameters: [EndpointParameter]
  /// What it sends as JSON.
  public let body: EndpointBody?
  /// How each documented success is read.
  public let answers: [EndpointAnswer]
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

  /// What an operation's vendor extensions say of the server.
  public struct KnownFacts: Sendable, Hashable {
    /// Whether its requests are counted apart.
    public var hasOwnRateLimit = false
    /// How a caller finds out whether it was carried out.
    public var outcome: String?
    /// What to do about a status, by status.
    public var faults: [Int: String] = [:]
  }

  /// What `send` gives back.
  public enum Output: Sendable, Hashable {
    /// One type, whatever the status.
    case single(TypeReference)
    /// Several statuses with different types: an enum of this name.
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
}

/// Which scopes an operation exists in.
public enum ScopeUse: Sendable, Hashable {
  /// All types of the family: an argument of the family's protocol.
  case family
  /// One type only.
  case type(SwiftIdentifier)
}

/// An argument that goes into the path, the query or a header.
public struct EndpointParameter: Sendable, Hashable {
  /// The part of the request that carries it.
  public enum Place: Sendable, Hashable {
    /// One segment of the path.
    case path
    /// An item of the query; a list is repeated, or joined by commas.
    case query(joined: Bool)
    /// A header field.
    case header
  }

  /// The argument label.
  public let name: SwiftIdentifier
  /// The name on the wire.
  public let wireName: String
  /// Where it goes.
  public let place: Place
  /// Its type, without the optional that a missing value needs.
  public let type: TypeReference
  /// Whether it must be given.
  public let isRequired: Bool
  /// The text that is sent where none is given; nil to send nothing then.
  public let sentDefault: String?
  /// What it means.
  public let documentation: Documentation
}

/// What an operation sends.
public struct EndpointBody: Sendable, Hashable {
  /// Its type.
  public let type: TypeReference
  /// Whether it must be given.
  public let isRequired: Bool
}

/// How documented statuses become output.
public struct EndpointAnswer: Sendable, Hashable {
  /// The statuses that are read alike.
  public let statuses: [Int]
  /// What is read.
  public let type: TypeReference
  /// The case of the output enum, when several types are possible.
  public let caseName: SwiftIdentifier
}

/// Paths that differ only by their beginning, and the types that stand for those beginnings.
public struct ScopeFamily: Sendable {
  /// One beginning.
  public struct Level: Sendable {
    /// The factory, such as `project`.
    public let name: SwiftIdentifier
    /// The type it makes, such as `ProjectScope`.
    public let type: SwiftIdentifier
    /// The path before the argument, such as `/api/projects/`.
    public let pathPrefix: String
    /// What the ids of its operations begin with.
    public let operationPrefix: String
    /// Why not to use it.
    public let deprecation: String?
    /// What its argument is.
    public let documentation: Documentation
  }

  /// The protocol of all its types.
  public let protocolName: SwiftIdentifier
  /// In order of preference.
  public let levels: [Level]
  /// The distinct types of the levels, in order.
  public var types: [SwiftIdentifier] {
    var seen: Set<SwiftIdentifier> = []
    return levels.map(\.type).filter { seen.insert($0).inserted }
  }
}

/// A resource bound to a sender: how `client.project(1).batchExports[id].runs` comes about.
public struct Handle: Sendable {
  /// Where its property stands.
  public enum Parent: Sendable, Hashable {
    /// The sender itself.
    case sender
    /// A bound scope.
    case scope
    /// An item of another resource.
    case item(of: SwiftIdentifier)
  }

  /// The property, such as `batchExports`.
  public internal(set) var name: SwiftIdentifier
  /// What the property is a member of.
  public let parent: Parent
  /// The scopes it exists in.
  public let scope: ScopeUse?
  /// The ids of the items above it, outermost first.
  public let parentIDs: [EndpointParameter]
  /// The argument that picks one item; nil when no operation is about one item.
  public let itemID: EndpointParameter?
  /// The operations on the whole, as indices into the resource's endpoints.
  public let collectionEndpoints: [Int]
  /// The operations on one item, likewise.
  public let itemEndpoints: [Int]
}
