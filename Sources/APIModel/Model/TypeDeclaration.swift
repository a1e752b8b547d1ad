/// A type to emit: an object, an open enum or a union.
public struct TypeDeclaration: Sendable {
  /// What a type is made of.
  public enum Kind: Sendable {
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

  /// A type.
  public init(
    name: SwiftIdentifier, file: String, documentation: Documentation, kind: Kind, isReadable: Bool, isWritable: Bool
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
public struct Member: Sendable {
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
  /// The property that stores it behind a reference, where its type would hold itself by value; else nil.
  public var box: SwiftIdentifier?

  /// A member that is stored in place.
  public init(
    name: SwiftIdentifier, wireName: String, type: TypeReference, presence: Presence, documentation: Documentation
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
  /// A value on the wire.
  public enum RawValue: Sendable, Hashable {
    /// Text.
    case string(String)
    /// A whole number.
    case integer(Int)
  }
  /// A value that the description knows.
  public struct Case: Sendable, Hashable {
    /// The name of the static property.
    public let name: SwiftIdentifier
    /// The value on the wire.
    public let rawValue: RawValue

    /// Names a value.
    public init(name: SwiftIdentifier, rawValue: RawValue) {
      self.name = name
      self.rawValue = rawValue
    }
  }

  /// What a value means that isn't known.
  public enum Unlisted: Sendable {
    /// It is new, or allowed as any other, or of another type, since the one known value is a constant.
    case new, allowed, excluded
  }

  /// The known values, in the order of the description.
  public let cases: [Case]
  /// Whether values are whole numbers rather than text.
  public let isInteger: Bool

  /// What other values mean.
  public let unlisted: Unlisted

  /// An enum of text or of whole numbers, never of both.
  public init(cases: [Case], isInteger: Bool, unlisted: Unlisted = .new) {
    self.cases = cases
    self.isInteger = isInteger
    self.unlisted = unlisted
  }
}

/// A value that is one of several shapes.
public struct UnionType: Sendable {
  /// How a value's shape is told.
  public enum Form: Sendable, Hashable {
    /// One member says which it is. Objects only.
    case tagged(wireName: String)
    /// The kind of JSON value, or a trial, says which it is.
    case untagged
    /// All are text: it can stand in a query too.
    case text
  }

  /// A truth value that an object of one of the shapes has, if it has the property.
  public struct Flag: Sendable {
    /// The name of the property on the wire.
    public let wireName: String
    /// The only value.
    public let value: Bool
  }

  /// How much more a type takes than the description says, or than another one.
  public enum Breadth: Sendable, Comparable {
    /// Little else.
    case exact
    /// A union in the union: it takes what it doesn't know too, which is then not taken for it.
    case union
    /// What another variant may hold as well: any object, whole numbers, any text of a known list.
    case open
    /// Any text, or objects with any properties.
    case wide
    /// Anything.
    case anything
  }

  /// One of the shapes.
  public struct Variant: Sendable {
    /// The name of the case, or of the factory.
    public let name: SwiftIdentifier
    /// The values of the tag that mean this variant; empty unless tagged.
    public let tags: [String]
    /// The type of its values; `void` when only its members are written.
    public let type: TypeReference
    /// How much else its type takes: of an untagged union that is read, the variants of a lesser breadth are tried first.
    public let breadth: Breadth
    /// How many properties its values must have: of variants of one breadth those with more are tried first.
    public var requiredCount = 0
    /// What the factory of a tagged variant takes, in order; nil when it takes the value itself.
    public let members: [Member]?
    /// Whether the first of `members` has no label: it is the only object among them.
    public let hasUnlabelledLead: Bool
    /// What the shape is for.
    public let documentation: Documentation
    /// What its objects have to say where no tag tells the shapes apart.
    public var flags: [Flag] = []
    /// Whether it may hold values of enums, of which new ones may come.
    public internal(set) var hasOpenValues = false

    /// A shape; `members` make it one that is only written.
    public init(
      name: SwiftIdentifier, tags: [String], type: TypeReference, breadth: Breadth = .exact,
      members: [Member]? = nil, hasUnlabelledLead: Bool = false, documentation: Documentation
    ) {
      self.name = name
      self.tags = tags
      self.type = type
      self.breadth = breadth
      self.members = members
      self.hasUnlabelledLead = hasUnlabelledLead
      self.documentation = documentation
    }
  }

  /// How the variants are told apart.
  public let form: Form
  /// In the order of the description.
  public var variants: [Variant]
  /// Whether an enum must be `indirect`, because a variant holds the union itself.
  public var isIndirect = false
  /// Whether a union that is read tries it as one of its variants.
  public var isTried = false
  /// The properties, by their names on the wire, by way of which a union that is only written would hold itself.
  public var recursiveMembers: Set<String> = []
  /// The properties of all variants that are written by their properties.
  public var members: [Member] { variants.flatMap { $0.members ?? [] } }

  /// A union that doesn't hold itself.
  public init(form: Form, variants: [Variant]) {
    self.form = form
    self.variants = variants
  }
}
