public import Diagnostics

/// A type with named members.
public struct ObjectType: Sendable, Hashable {
  /// In the order of the description.
  public var members: [Member]
  /// The type of members that the description doesn't name, when it gives one.
  public var additional: TypeReference?

  /// Joins the parts of an object.
  public init(members: [Member], additional: TypeReference?) {
    self.members = members
    self.additional = additional
  }
}

/// One member of an object.
public struct Member: Sendable, Hashable {
  /// What happens when a value is missing, on reading and on writing.
  public enum Presence: Sendable, Hashable {
    /// Always there.
    case required
    /// Always there, and may be null: written as `null` when `nil`.
    case nullable
    /// May be absent: not written when `nil`.
    case optional
    /// May be absent on reading, and is then this value; not written when `nil`.
    case defaulted(DefaultValue)
    /// In a PATCH body: kept, cleared or set.
    case patch
    /// Always this value: never asked of a caller. In types that are read too it is kept, since a server may say another.
    case constant(DefaultValue, isKept: Bool)
  }

  /// A value for which there is no type of its own.
  public enum OnlyValue: Sendable, Hashable {
    /// A truth value.
    case flag(Bool)
    /// Null.
    case null
  }

  /// The name of the property.
  public var name: SwiftIdentifier
  /// The name on the wire.
  public var wireName: String
  /// Its type, without the optional that a missing value needs.
  public var type: TypeReference
  /// What happens when a value is missing.
  public var presence: Presence
  /// What it means.
  public var documentation: Documentation
  /// The one value that tells whether an object is of this type, where it is one of several; nil where any tells it.
  public var onlyValue: OnlyValue?
  /// The property that stores it behind a reference, where its type would hold itself by value; else nil.
  public var box: SwiftIdentifier?
  /// The schema of the property.
  @Uncompared public var provenance: Provenance

  /// A member that is stored in place.
  public init(
    name: SwiftIdentifier, wireName: String, type: TypeReference, presence: Presence, documentation: Documentation,
    provenance: Provenance
  ) {
    self.name = name
    self.wireName = wireName
    self.type = type
    self.presence = presence
    self.documentation = documentation
    self.provenance = provenance
  }
}
