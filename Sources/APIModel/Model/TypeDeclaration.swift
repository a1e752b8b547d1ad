/// A type to emit: an object, an open enum or a union.
public struct TypeDeclaration: Sendable {
  public enum Kind: Sendable {
    case object(ObjectType)
    case enumeration(EnumType)
    case union(UnionType)
  }

  public let name: String
  /// The emitted file it belongs to, without its suffix.
  public var file: String
  public var documentation: Documentation
  public var kind: Kind
  /// Whether values are read from answers.
  public var isReadable: Bool
  /// Whether values are written to requests.
  public var isWritable: Bool
  public var isHashable = false
  public var isCodable = false

  public init(
    name: String, file: String, documentation: Documentation, kind: Kind, isReadable: Bool, isWritable: Bool
  ) {
    self.name = name
    self.file = file
    self.documentation = documentation
    self.kind = kind
    self.isReadable = isReadable
    self.isWritable = isWritable
  }
}

/// A type with named members.
public struct ObjectType: Sendable {
  public var members: [Member]
  /// The type of members that the description doesn't name, when it gives one.
  public var additional: TypeReference?

  public init(members: [Member], additional: TypeReference?) {
    self.members = members
    self.additional = additional
  }
}

/// One member of an object.
public struct Member: Sendable {
  /// What happens when a value is missing, on reading and on writing.
  public enum Presence: Sendable, Hashable {
    /// Always there.
    case required
    /// Always there, and may be null: written as `null` when `nil`.
    case nullable
    /// May be absent: not written when `nil`.
    case optional
    /// May be absent on reading, and is then this Swift expression; not written when `nil`.
    case defaulted(String)
    /// In a PATCH body: kept, cleared or set.
    case patch
    /// Always this text: never asked of a caller.
    case constant(String)
  }

  /// The Swift name, unescaped.
  public var name: String
  public var wireName: String
  public var type: TypeReference
  public var presence: Presence
  public var documentation: Documentation
  /// Whether it is stored behind a reference, because its type holds itself.
  public var isBoxed = false

  public init(
    name: String, wireName: String, type: TypeReference, presence: Presence, documentation: Documentation
  ) {
    self.name = name
    self.wireName = wireName
    self.type = type
    self.presence = presence
    self.documentation = documentation
  }
}

/// An enum that keeps values it doesn't know.
public struct EnumType: Sendable, Hashable {
  public enum RawValue: Sendable, Hashable {
    case string(String), integer(Int)
  }
  public struct Case: Sendable, Hashable {
    public let name: String
    public let rawValue: RawValue

    public init(name: String, rawValue: RawValue) {
      self.name = name
      self.rawValue = rawValue
    }
  }

  public let cases: [Case]
  public let isInteger: Bool

  public init(cases: [Case], isInteger: Bool) {
    self.cases = cases
    self.isInteger = isInteger
  }
}

/// A value that is one of several shapes.
public struct UnionType: Sendable {
  public enum Form: Sendable, Hashable {
    /// One member says which it is. Objects only.
    case tagged(wireName: String)
    /// The kind of JSON value, or a trial, says which it is.
    case untagged
    /// All are text: it can stand in a query too.
    case text
  }
  public struct Variant: Sendable {
    /// The name of the case, or of the factory.
    public let name: String
    /// The values of the tag that mean this variant; empty unless tagged.
    public let tags: [String]
    public let type: TypeReference
    /// What the factory of a tagged variant takes, in order; nil when it takes the value itself.
    public let members: [Member]?
    /// Whether the first of `members` has no label: it is the only object among them.
    public let hasUnlabelledLead: Bool
    public let documentation: Documentation

    public init(
      name: String, tags: [String], type: TypeReference, members: [Member]? = nil, hasUnlabelledLead: Bool = false,
      documentation: Documentation
    ) {
      self.name = name
      self.tags = tags
      self.type = type
      self.members = members
      self.hasUnlabelledLead = hasUnlabelledLead
      self.documentation = documentation
    }
  }

  public let form: Form
  public var variants: [Variant]
  /// Whether an enum must be `indirect`, because a variant holds the union itself.
  public var isIndirect = false

  public init(form: Form, variants: [Variant]) {
    self.form = form
    self.variants = variants
  }
}
