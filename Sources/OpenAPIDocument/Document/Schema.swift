// A Schema Object, the same shape for every version: 3.0 `nullable` is the type `null`, a boolean
// `exclusiveMinimum` a constraint like its numeric form.

public import DataReading
public import Diagnostics

/// What a schema says about a value.
public struct Schema: Sendable, Hashable {
  /// The place of the schema.
  @Uncompared public var location: SourceLocation
  /// The types that are allowed, without repetition; empty when any is. 3.0 `nullable: true` adds `.null`.
  public var types: [SchemaType] = []
  /// 3.0 `nullable: true`. Beside `type` it is in `types` too; without one, as beside `allOf`, it stands only here.
  public var nullable = false
  /// What `type` can't tell: `date-time`, `uuid`, `int64` …
  public var format: String?
  /// A short name for readers.
  public var title: String?
  /// What the value means.
  public var description: String?
  /// The allowed values, in document order; nil when `enum` is absent.
  public var enumValues: [Node]?
  /// The only allowed value.
  public var const: Node?
  /// The members of an object, in document order.
  public var properties: [Property] = []
  /// The properties that must be there, sorted by name, since their order means nothing.
  public var required: [RequiredProperty] = []
  /// What members beyond `properties` may be.
  public var additionalProperties: AdditionalProperties = .unspecified
  /// What the elements of an array are.
  public var items: SchemaUse?
  /// Schemas that all apply.
  public var allOf: [SchemaUse] = []
  /// Schemas of which exactly one applies.
  public var oneOf: [SchemaUse] = []
  /// Schemas of which at least one applies.
  public var anyOf: [SchemaUse] = []
  /// The member that tells which branch applies.
  public var discriminator: Discriminator?
  /// Only in responses.
  public var readOnly = false
  /// Only in requests.
  public var writeOnly = false
  /// Should no longer be used.
  public var deprecated = false
  /// What the server assumes when the value is absent.
  public var defaultValue: Node?
  /// `examples`, or the one of `example`.
  public var examples: [Node] = []
  /// Limits such as `minimum` and `pattern`, in document order, for doc comments.
  public var constraints: [Constraint] = []
  /// The vendor extensions, by their whole key (`x-…`).
  public var extensions: [String: Node] = [:]
  /// The boolean schema `false`, which no value satisfies. `true` is a schema that says nothing.
  public var isNever = false

  /// A schema that says nothing: any value satisfies it.
  public init(location: SourceLocation) {
    self.location = location
  }
}

/// The types of JSON Schema.
public enum SchemaType: String, Sendable, CaseIterable {
  /// The value `null`.
  case null
  /// `true` or `false`.
  case boolean
  /// A number without a fraction.
  case integer
  /// Any number.
  case number
  /// Text.
  case string
  /// A list.
  case array
  /// Members by name.
  case object
}

/// A member of an object schema.
public struct Property: Sendable, Hashable {
  /// The name on the wire.
  public let name: String
  /// The place of the name.
  @Uncompared public internal(set) var nameLocation: SourceLocation
  /// What its value is.
  public let schema: SchemaUse

  /// A member as the reader found it, or as a later stage merges it.
  public init(name: String, nameLocation: SourceLocation, schema: SchemaUse) {
    self.name = name
    self.nameLocation = nameLocation
    self.schema = schema
  }
}

/// An element of `required`.
public struct RequiredProperty: Sendable, Hashable {
  /// The name of a property, which another part of an `allOf` may declare.
  public let name: String
  /// The place of the name in `required`.
  @Uncompared public internal(set) var location: SourceLocation
}

/// What members that `properties` doesn't list may be.
public enum AdditionalProperties: Sendable, Hashable {
  /// The keyword is absent: anything may be there, nothing is promised.
  case unspecified
  /// `false`.
  case forbidden
  /// `true` or an empty schema: the object is a free-form map.
  case any
  /// Each is of this schema.
  case schema(SchemaUse)
}

/// The member of an object that tells which branch of a `oneOf` or `anyOf` it is.
public struct Discriminator: Sendable, Hashable {
  /// The name of that member.
  public let propertyName: String
  /// Values that mean another schema than the one of the same name, in document order.
  public let mapping: [Mapping]
  /// The place of the discriminator.
  @Uncompared public internal(set) var location: SourceLocation

  /// What one value of the property means.
  public struct Mapping: Sendable, Hashable {
    /// The value.
    public let value: String
    /// The schema of the objects that have it.
    public let schema: SchemaID
  }
}

/// A limit on values that shapes no type: `minimum`, `maxLength`, `pattern` …
public struct Constraint: Sendable, Hashable {
  /// The keyword.
  public let keyword: String
  /// Its value, of the JSON type that the keyword asks for.
  public let value: Node
}
