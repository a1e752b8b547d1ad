import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// The identity of a schema, by which two uses have the same type: its name, or the place where it is written.
enum SchemaKey: Hashable {
  case named(SchemaID)
  /// The places of the parts distinguish schemas that were merged from declarations at several places.
  case inline(SourceLocation, parts: [SourceLocation])
}

/// A schema reduced to the one shape of its values: `allOf` is flattened, wrappers are removed, and null is a separate
/// flag.
struct NormalSchema {
  /// The shapes that generated code distinguishes. Nested schemas aren't reduced yet, so recursion isn't a concern
  /// here.
  indirect enum Shape {
    case scalar(TypeReference)
    /// Known values; `const` is a single one.
    case enumeration([Node], isInteger: Bool)
    case array(SchemaUse?)
    case map(SchemaUse)
    case object(ObjectShape)
    case union(UnionShape)
  }

  var key: SchemaKey
  /// The name that the document gives, if the schema has a place of its own.
  var name: String?
  var fileStem: String?
  var shape: Shape
  /// The names of the required properties, including those that another part of an `allOf` declares.
  var required: Set<String> = []
  /// The schema as written at the use, which has the prose, bounds, flags and extensions.
  @Boxed var attributes: Attributes

  /// The keywords of a schema other than its shape. At a use that wraps a reference, those of the use take precedence.
  struct Attributes {
    var isNullable = false
    var isReadOnly = false
    var isWriteOnly = false
    var isDeprecated = false
    /// Whether null is the only value.
    var isOnlyNull = false
    /// The only allowed boolean; `nil` if both are allowed.
    var onlyFlag: Node?
    /// The types of the schema's `type`.
    var types: [SchemaType] = []
    /// Whether the schema declares that it has other properties of any type.
    var isOpen = false
    /// Whether other text is allowed beside the values of the enum.
    var hasOtherValues = false
    var prose: String?
    var title: String?
    var defaultValue: Node?
    var format: String?
    var constraints: [Constraint] = []
    var swiftName: SwiftIdentifier?
    var caseNames: [String]?
    /// A discriminator without alternatives beside it.
    var discriminator: Discriminator?
    let location: SourceLocation
  }
}

struct ObjectShape {
  struct Property {
    let name: String
    let use: SchemaUse
    var isRequired: Bool
    let location: SourceLocation
  }
  var properties: [Property]
  /// The type of undeclared properties.
  var additional: Additional

  enum Additional {
    case none, any
    case schema(SchemaUse)
  }
}

struct UnionShape {
  var branches: [SchemaUse]
  var discriminator: Discriminator?
}
