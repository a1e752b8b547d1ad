package import DataReading
package import Diagnostics

/// A schema in its normal form: what it says of values one way, however it is written.
///
/// `allOf` is merged, null is set apart, a constant is an enum of one value, alternatives of constants are an enum, a single
/// alternative is that alternative, and what goes without saying is left out. Schemas within are not reduced yet, so that a
/// schema may contain itself.
package struct SchemaForm: Sendable {
  /// The types of JSON, null apart.
  package enum JSONType: String, Sendable, Hashable, CaseIterable {
    case boolean, integer, number, string, array, object
  }

  /// A property of an object.
  package struct Property: Sendable {
    package var schema: SchemaParts
    package var isRequired: Bool
    /// Where it is declared.
    package let location: SourceLocation
    /// Whether it is only for the other way.
    package let isForOtherWay: Bool
  }

  /// What properties may be that aren't declared.
  package enum Additional: Sendable {
    case anything, nothing
    case schema(SchemaParts)
  }

  /// One of several alternatives.
  package struct Branch: Sendable {
    package let schema: SchemaParts
    /// Where it stands in the list of alternatives.
    package let location: SourceLocation
    /// The object that it is or refers to, which tells two branches apart that are called the same.
    package let target: Node
    /// The last name of the reference, if it is one.
    package let name: String?
    /// The values of the tag that mean it.
    package var tags: [String] = []

    package init(schema: SchemaParts, location: SourceLocation, target: Node, name: String?) {
      self.schema = schema
      self.location = location
      self.target = target
      self.name = name
    }
  }

  /// Which property tells branches apart.
  package struct Tag: Sendable {
    package let property: String
    package let location: SourceLocation
  }

  /// A number that bounds values, or a count of them.
  package struct Bound: Sendable {
    package let value: Double
    package let location: SourceLocation
  }

  /// Where the schema itself stands.
  package let location: SourceLocation
  /// The types that are allowed; nil where any is.
  package var types: Set<JSONType>?
  package var isNullable = false
  package var format: String?
  /// The only values, null apart; nil where any is allowed.
  package var values: [Node]?
  package var properties: [String: Property] = [:]
  package var additional = Additional.anything
  package var items: SchemaParts?
  package var branches: [Branch] = []
  package var tag: Tag?
  package var bounds: [String: Bound] = [:]
  package var pattern: String?
  package var defaultValue: Node?
  /// Keywords that are compared as they are written, as no form of them is known.
  package var keywords: [String: Node] = [:]
  package var isReadOnly = false
  package var isWriteOnly = false
  package var isDeprecated = false
  package var isSecret = false
  package var sunset: String?
  package var stability: String?
  /// Where each keyword is said first.
  package var places: [String: SourceLocation] = [:]

  init(location: SourceLocation) {
    self.location = location
  }

  /// Where a keyword is said, or else the schema.
  package func place(_ keywords: String...) -> SourceLocation {
    keywords.lazy.compactMap { places[$0] }.first ?? location
  }

  /// Whether values of any kind are allowed.
  package var allowsAnything: Bool { types == nil && values == nil && branches.isEmpty }
}
