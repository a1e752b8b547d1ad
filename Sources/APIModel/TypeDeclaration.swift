public import Diagnostics

/// A type to generate: an object, an open enum or a union.
public struct TypeDeclaration: Sendable, Hashable {
  /// The kinds of types.
  public enum Kind: Sendable, Hashable {
    /// A struct with named properties.
    case object(ObjectType)
    /// An enum that keeps unknown values.
    case enumeration(EnumType)
    /// One of several alternatives.
    case union(UnionType)
  }

  /// The name.
  public let name: SwiftIdentifier
  /// The name of the generated file, without its suffix.
  public var file: String
  /// The documentation of the type.
  public var documentation: Documentation
  /// The kind of the type and its content.
  public var kind: Kind
  /// Whether values are decoded from responses.
  public var isReadable: Bool
  /// Whether values are encoded in requests.
  public var isWritable: Bool
  /// The provenance of the schema.
  @Uncompared public var provenance: Provenance

  /// Creates a declaration from its parts.
  public init(
    name: SwiftIdentifier, file: String, documentation: Documentation, kind: Kind, isReadable: Bool, isWritable: Bool,
    provenance: Provenance
  ) {
    self.name = name
    self.file = file
    self.documentation = documentation
    self.kind = kind
    self.isReadable = isReadable
    self.isWritable = isWritable
    self.provenance = provenance
  }
}
