import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// What makes two uses of a schema the same type: its name, or the place where it is written.
enum SchemaKey: Hashable {
  case named(SchemaID)
  /// The places of the parts tell schemas apart that were merged out of declarations at several places.
  case inline(SourceLocation, parts: [SourceLocation])
}

/// A schema reduced to the one shape that its values have: `allOf` flattened, wrappers unwrapped, null set apart.
struct NormalSchema {
  /// The shapes that emission tells apart. Nested schemas are not reduced yet, so that recursion is no concern here.
  indirect enum Shape {
    case scalar(TypeReference)
    /// Known values; a single one is what `const` says too.
    case enumeration([Node], isInteger: Bool)
    case array(SchemaUse?)
    case map(SchemaUse)
    case object(ObjectShape)
    case union(UnionShape)
  }

  var key: SchemaKey
  /// The name that the description gives, if it is a schema of its own.
  var name: String?
  var fileStem: String?
  var shape: Shape
  /// The names of the properties that must be there, also of those that another part of an `allOf` brings.
  var required: Set<String> = []
  /// The schema as written at the use: prose, bounds, flags and extensions come from here.
  var attributes: Attributes

  /// What a schema says beside its shape. At a use that wraps a reference, what the use says comes first.
  struct Attributes {
    var isNullable = false
    var isReadOnly = false
    var isWriteOnly = false
    var isDeprecated = false
    /// Whether null is the only value.
    var isOnlyNull = false
    /// The only truth value that is allowed, where it is one of the two.
    var onlyFlag: Node?
    /// The types that the schema names.
    var types: [SchemaType] = []
    /// Whether members are promised that the schema doesn't name, of any type.
    var isOpen = false
    /// Whether it is an enum that isn't alone: other text is allowed beside its values.
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
  /// What members beyond those are promised to be.
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
