public import Diagnostics

/// A type to emit: an object, an open enum or a union.
public struct TypeDeclaration: Sendable, Hashable {
  /// What a type is made of.
  public enum Kind: Sendable, Hashable {
    /// Named members.
    case object(ObjectType)
    /// Well-known values.
    case enumeration(EnumType)
    /// One of several shapes.
    case union(UnionType)
  }

  /// The name.
  public let name: SwiftIdentifier
  /// The emitted file it belongs to, without its suffix.
  public var file: String
  /// What its values mean.
  public var documentation: Documentation
  /// What it is made of.
  public var kind: Kind
  /// Whether values are read from answers.
  public var isReadable: Bool
  /// Whether values are written to requests.
  public var isWritable: Bool
  /// The schema.
  @Uncompared public var provenance: Provenance

  /// A type.
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
