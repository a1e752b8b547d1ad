package import DataReading
package import Diagnostics

/// The normal form of a schema: what it requires of values in one direction, however it is written.
///
/// `allOf` is merged, null is a separate flag, a constant is an enum of one value, alternatives of constants are an
/// enum, a single alternative replaces the list, and explicit defaults are dropped. Nested schemas aren't reduced yet,
/// so that a schema may contain itself.
package struct SchemaForm: Sendable {
  /// The types of JSON values except null.
  package enum JSONType: String, Sendable, Hashable, CaseIterable {
    case boolean, integer, number, string, array, object
  }

  /// A property of an object.
  package struct Property: Sendable {
    package var schema: SchemaParts
    package var isRequired: Bool
    /// The location of the declaration.
    package let location: SourceLocation
    /// Whether the property occurs only in the other direction.
    package let isForOtherWay: Bool
  }

  /// What undeclared properties may be.
  package enum Additional: Sendable {
    case anything, nothing
    case schema(SchemaParts)
  }

  /// One of several alternatives.
  package struct Branch: Sendable {
    package let schema: SchemaParts
    /// The location in the list of alternatives.
    package let location: SourceLocation
    /// The object itself or the one that it refers to, which distinguishes two alternatives of the same name.
    package let target: Node
    /// The last component of the reference; `nil` if it isn't a reference.
    package let name: String?
    /// The tag values that select the alternative.
    package var tags: [String] = []

    package init(schema: SchemaParts, location: SourceLocation, target: Node, name: String?) {
      self.schema = schema
      self.location = location
      self.target = target
      self.name = name
    }
  }

  /// The property that distinguishes alternatives.
  package struct Tag: Sendable {
    package let property: String
    package let location: SourceLocation
  }

  /// A limit of values or of their number.
  package struct Bound: Sendable {
    package let value: Double
    package let location: SourceLocation
  }

  /// The location of the schema.
  package let location: SourceLocation
  /// The allowed types; `nil` if any type is allowed.
  package var types: Set<JSONType>?
  package var isNullable = false
  package var format: String?
  /// The allowed values except null; `nil` if any value is allowed.
  package var values: [Node]?
  package var properties: [String: Property] = [:]
  package var additional = Additional.anything
  package var items: SchemaParts?
  package var branches: [Branch] = []
  package var tag: Tag?
  /// The property whose constants distinguish alternatives without a discriminator.
  package var constantTag: String?
  package var bounds: [String: Bound] = [:]
  package var pattern: String?
  package var defaultValue: Node?
  /// Keywords that are compared as they are written, because they have no normal form here.
  package var keywords: [String: Node] = [:]
  package var isReadOnly = false
  package var isWriteOnly = false
  package var isDeprecated = false
  package var isSecret = false
  package var sunset: String?
  package var stability: String?
  /// The location at which each keyword occurs first.
  package var places: [String: SourceLocation] = [:]

  init(location: SourceLocation) {
    self.location = location
  }

  /// Returns the location of a keyword, or else of the schema.
  package func place(_ keywords: String...) -> SourceLocation {
    keywords.lazy.compactMap { places[$0] }.first ?? location
  }

  /// Whether values of any type are allowed.
  package var allowsAnything: Bool { types == nil && values == nil && branches.isEmpty }
}
