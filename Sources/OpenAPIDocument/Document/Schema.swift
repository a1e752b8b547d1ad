public import DataReading
public import Diagnostics

/// A Schema Object, in the same form for every version of OpenAPI: 3.0 `nullable` is the type `null`, and a boolean
/// `exclusiveMinimum` is a constraint like its numeric form.
public struct Schema: Sendable, Hashable {
  /// The location of the schema.
  @Uncompared public var location: SourceLocation
  /// The allowed types, without duplicates; empty if any type is allowed. 3.0 `nullable: true` adds `.null`.
  public var types: [SchemaType] = []
  /// Whether a 3.0 schema has `nullable: true`. With `type`, `types` has `.null` too; without it, as beside `allOf`,
  /// only this property shows it.
  public var nullable = false
  /// The format of the type, such as `date-time`, `uuid` or `int64`.
  public var format: String?
  /// A short title for human readers.
  public var title: String?
  /// The description of the value.
  public var description: String?
  /// The allowed values, in document order; `nil` if `enum` is absent.
  public var enumValues: [Node]?
  /// The only allowed value.
  public var const: Node?
  /// The properties of an object, in document order.
  public var properties: [Property] = []
  /// The required properties, sorted by name because their order has no meaning.
  public var required: [RequiredProperty] = []
  /// What properties other than those in `properties` may be.
  public var additionalProperties: AdditionalProperties = .unspecified
  /// The schema of the elements of an array.
  public var items: SchemaUse?
  /// Schemas that all apply.
  public var allOf: [SchemaUse] = []
  /// Schemas of which exactly one applies.
  public var oneOf: [SchemaUse] = []
  /// Schemas of which at least one applies.
  public var anyOf: [SchemaUse] = []
  /// The property that determines which alternative applies.
  public var discriminator: Discriminator?
  /// Whether the value occurs only in responses.
  public var readOnly = false
  /// Whether the value occurs only in requests.
  public var writeOnly = false
  /// Whether the value is deprecated.
  public var deprecated = false
  /// The value that the server uses if the value is absent.
  public var defaultValue: Node?
  /// The values of `examples`, or the one of `example`.
  public var examples: [Node] = []
  /// Limits such as `minimum` and `pattern`, in document order, for doc comments.
  public var constraints: [Constraint] = []
  /// The vendor extensions by their full keys (`x-…`).
  public var extensions: [String: Node] = [:]
  /// Whether this is the boolean schema `false`, which no value satisfies. `true` is an empty schema.
  public var isNever = false

  /// Creates an empty schema, which any value satisfies.
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
  /// A string.
  case string
  /// An array.
  case array
  /// An object.
  case object
}

/// A property of an object schema.
public struct Property: Sendable, Hashable {
  /// The name on the wire.
  public let name: String
  /// The location of the name.
  @Uncompared public internal(set) var nameLocation: SourceLocation
  /// The schema of the value.
  public let schema: SchemaUse

  /// Creates a property from a document, or as the result of merging schemas.
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
  /// The location of the name in `required`.
  @Uncompared public internal(set) var location: SourceLocation
}

/// What properties that `properties` doesn't list may be.
public enum AdditionalProperties: Sendable, Hashable {
  /// The keyword is absent: other properties may occur, and nothing is known about them.
  case unspecified
  /// Other properties aren't allowed: `false`.
  case forbidden
  /// The object is a free-form map: `true` or an empty schema.
  case any
  /// Every other property has this schema.
  case schema(SchemaUse)
}

/// The property of an object that determines which alternative of a `oneOf` or `anyOf` it is.
public struct Discriminator: Sendable, Hashable {
  /// The name of the property.
  public let propertyName: String
  /// The values that select another schema than the one with the same name, in document order.
  public let mapping: [Mapping]
  /// The location of the discriminator.
  @Uncompared public internal(set) var location: SourceLocation

  /// The schema that one value of the property selects.
  public struct Mapping: Sendable, Hashable {
    /// The value.
    public let value: String
    /// The schema of the objects with this value.
    public let schema: SchemaID
  }
}

/// A limit on values that doesn't affect their type, such as `minimum`, `maxLength` or `pattern`.
public struct Constraint: Sendable, Hashable {
  /// The keyword.
  public let keyword: String
  /// The value, of the JSON type that the keyword requires.
  public let value: Node
}
