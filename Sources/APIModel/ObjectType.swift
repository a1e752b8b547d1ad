public import Diagnostics

/// A type with named properties.
public struct ObjectType: Sendable, Hashable {
  /// The properties, in the order of the document.
  public var members: [Member]
  /// The type of undeclared properties, if the document gives one.
  public var additional: TypeReference?

  /// Creates an object from its parts.
  public init(members: [Member], additional: TypeReference?) {
    self.members = members
    self.additional = additional
  }
}

/// A property of an object.
public struct Member: Sendable, Hashable {
  /// What happens if a value is missing, when the object is decoded and encoded.
  public enum Presence: Sendable, Hashable {
    /// The value is always present.
    case required
    /// The property is always present, and may be null: `nil` is encoded as `null`.
    case nullable
    /// The property may be absent: `nil` isn't encoded.
    case optional
    /// The property may be absent when decoding, and then has this value; `nil` isn't encoded.
    case defaulted(DefaultValue)
    /// The property of a PATCH body: kept, cleared or set.
    case patch
    /// The property always has this value, so callers never pass it. Types that are also decoded keep the value,
    /// because a server may send another.
    case constant(DefaultValue, isKept: Bool)
  }

  /// A value for which there is no type of its own.
  public enum OnlyValue: Sendable, Hashable {
    /// A boolean.
    case flag(Bool)
    /// Null.
    case null
  }

  /// The name of the property.
  public var name: SwiftIdentifier
  /// The name on the wire.
  public var wireName: String
  /// The type, without the optional for a missing value.
  public var type: TypeReference
  /// What happens if a value is missing.
  public var presence: Presence
  /// The documentation of the property.
  public var documentation: Documentation
  /// The only value that identifies an object of this type in a union; `nil` if any value does.
  public var onlyValue: OnlyValue?
  /// The property that stores the value in a box, if the type would otherwise contain itself; otherwise `nil`.
  public var box: SwiftIdentifier?
  /// The provenance of the property.
  @Uncompared public var provenance: Provenance

  /// Creates a property that is stored without a box.
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
