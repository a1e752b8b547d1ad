public import SpecReading

/// Everything that is emitted, in the words of the emitted code. Nothing here knows OpenAPI.
public struct API: Sendable {
  /// The description's path as the user gave it; stands in the first line of each file.
  public let source: String
  public let scopes: ScopeFamily?
  public var types: [TypeDeclaration]
  public var resources: [Resource]
  /// What could not be carried over, and choices worth knowing.
  public var diagnostics: [Diagnostic]
}

/// Operations that share a namespace.
public struct Resource: Sendable {
  /// The namespace, such as `BatchExports`.
  public let name: String
  /// The emitted file it belongs to, without its suffix.
  public var file: String
  public let documentation: Documentation
  public var endpoints: [Endpoint]
  public var handle: Handle?
}

/// One function that gives an operation.
public struct Endpoint: Sendable {
  public let functionName: String
  public let operationID: String
  public let method: String
  /// The path below its scope, or whole when there is none.
  public let path: [PathPart]
  public let scope: ScopeUse?
  /// In the order of the function's arguments, the body aside.
  public let parameters: [EndpointParameter]
  public let body: EndpointBody?
  public let answers: [EndpointAnswer]
  public let output: Output
  public let scopes: [String]
  public let retry: Retry
  public let paging: PageKind?
  public let documentation: Documentation
  /// Why not to call it, when the description says so.
  public let deprecation: String?

  /// What `send` gives back.
  public enum Output: Sendable, Hashable {
    case single(TypeReference)
    /// Several statuses with different types: an enum of this name.
    case several(String)
  }

  public enum PathPart: Sendable, Hashable {
    case literal(String)
    /// The Swift name of a parameter.
    case parameter(String)
  }

  public enum Retry: Sendable, Hashable {
    case repeatable, never
    case done(on: Int)
  }
}

/// Which scopes an operation exists in.
public enum ScopeUse: Sendable, Hashable {
  /// All types of the family: an argument of the family's protocol.
  case family
  /// One type only.
  case type(String)
}

/// An argument that goes into the path, the query or a header.
public struct EndpointParameter: Sendable, Hashable {
  public enum Place: Sendable, Hashable {
    case path
    case query(joined: Bool)
    case header
  }

  /// The argument label, unescaped.
  public let name: String
  public let wireName: String
  public let place: Place
  public let type: TypeReference
  public let isRequired: Bool
  public let documentation: Documentation
}

public struct EndpointBody: Sendable, Hashable {
  public let type: TypeReference
  public let isRequired: Bool
}

/// How documented statuses become output.
public struct EndpointAnswer: Sendable, Hashable {
  public let statuses: [Int]
  public let type: TypeReference
  /// The case of the output enum, when several types are possible.
  public let caseName: String
}

/// Paths that differ only by their beginning, and the types that stand for those beginnings.
public struct ScopeFamily: Sendable {
  public struct Level: Sendable {
    /// The factory, such as `project`.
    public let name: String
    /// The type it makes, such as `ProjectScope`.
    public let type: String
    /// The path before the argument, such as `/api/projects/`.
    public let pathPrefix: String
    public let operationPrefix: String
    public let deprecation: String?
    public let documentation: Documentation
  }

  public let protocolName: String
  public let levels: [Level]
  /// The distinct types of the levels, in order.
  public var types: [String] {
    var seen: Set<String> = []
    return levels.map(\.type).filter { seen.insert($0).inserted }
  }
}

/// A resource bound to a sender: how `client.project(1).batchExports[id].runs` comes about.
public struct Handle: Sendable {
  /// Where its property stands.
  public enum Parent: Sendable, Hashable {
    case sender
    case scope
    /// An item of another resource.
    case item(of: String)
  }

  /// The property, such as `batchExports`.
  public let name: String
  public let parent: Parent
  public let scope: ScopeUse?
  /// The ids of the items above it, outermost first.
  public let parentIDs: [EndpointParameter]
  /// The argument that picks one item; nil when no operation is about one item.
  public let itemID: EndpointParameter?
  /// Indices into the resource's endpoints.
  public let collectionEndpoints: [Int]
  public let itemEndpoints: [Int]
}
