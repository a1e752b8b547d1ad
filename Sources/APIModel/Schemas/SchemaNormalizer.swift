import OpenAPIDocument
import SpecReading

/// Reduces schemas to ``NormalSchema``, each once, and reports what has no place in emitted code.
final class SchemaNormalizer {
  let document: Document
  private var known: [SchemaKey: NormalSchema] = [:]
  private var inProgress: Set<SchemaKey> = []
  private var mergedSchemas = 0
  private(set) var diagnostics: [Diagnostic] = []
  private var warned: Set<Diagnostic> = []

  /// How many schemas may refer to each other through allOf, oneOf and anyOf alone. Real ones do so a few times; each
  /// takes room on the stack.
  private static let deepestCombination = 50

  /// Declarations that apply together can be combined in more ways than there are declarations.
  private static let mostMergedSchemas = 10_000

  init(_ document: Document) {
    self.document = document
  }

  func callAsFunction(_ use: SchemaUse) -> NormalSchema {
    switch use {
    case .inline(let schema):
      normal(schema, key: .inline(schema.location, parts: schema.allOf.map(\.location)), named: nil)
    case .reference(let id, _): named(id)
    }
  }

  func named(_ id: SchemaID) -> NormalSchema {
    guard let named = document.schemas[id] else {
      // The reader resolves every reference or refuses the document.
      return NormalSchema(
        key: .named(id), shape: .scalar(.json),
        attributes: .init(location: SourceLocation(file: SourceFile(path: id.file, bytes: []), line: 1, column: 1)))
    }
    return normal(named.schema, key: .named(id), named: named)
  }

  func warn(_ message: String, at location: SourceLocation, hint: String? = nil) {
    diagnostics.append(.warning(message, at: location, hint: hint))
  }

  /// For what may be looked at several times.
  func warnOnce(_ message: String, at location: SourceLocation, hint: String? = nil) {
    let diagnostic = Diagnostic.warning(message, at: location, hint: hint)
    if warned.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  func fail(_ message: String, at location: SourceLocation, hint: String? = nil) {
    diagnostics.append(.error(message, at: location, hint: hint))
  }

  /// Claims a name and tells when it had to be another one.
  func claim(
    _ wanted: SwiftIdentifier, from table: inout NameTable, fallbackSuffix: SwiftIdentifier?,
    at location: SourceLocation
  ) -> SwiftIdentifier {
    let given = table.claim(wanted, fallbackSuffix: fallbackSuffix)
    if given != wanted {
      warn(
        "the name '\(wanted.text)' is taken: '\(given.text)' is emitted", at: location,
        hint: "x-swift-name chooses another")
    }
    return given
  }

  private func normal(_ schema: Schema, key: SchemaKey, named: NamedSchema?) -> NormalSchema {
    if let known = known[key] { return known }
    var result = NormalSchema(
      key: key, name: named?.name, fileStem: named?.fileStem, shape: .scalar(.json),
      required: Set(schema.required.map(\.name)), attributes: .init(schema))
    guard inProgress.insert(key).inserted else {
      fail("this schema contains itself without a member or an element between", at: schema.location)
      return result
    }
    defer { inProgress.remove(key) }
    if schema.isMerged { mergedSchemas += 1 }
    guard mergedSchemas <= Self.mostMergedSchemas else {
      fail(
        "more than \(Self.mostMergedSchemas) properties are declared in several parts of an allOf", at: schema.location)
      return result
    }
    guard inProgress.count <= Self.deepestCombination else {
      fail("schemas are combined more than \(Self.deepestCombination) deep", at: schema.location)
      return result
    }
    if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty {
      reduceUnion(schema, into: &result)
    } else if !schema.allOf.isEmpty {
      reduceAllOf(schema, parts: schema.allOf.map { self($0) }, into: &result)
    } else {
      result.shape = plainShape(schema)
    }
    if schema.isSecret { hide(&result) }
    known[key] = result
    return result
  }

  /// Makes the type of a text that is not to be seen. That something else is hidden can't be kept.
  private func hide(_ schema: inout NormalSchema) {
    switch schema.shape {
    case .scalar(.secret): break
    case .scalar(.string), .constant: schema.shape = .scalar(.secret)
    case .scalar, .enumeration, .array, .map, .object, .union:
      fail("x-secret: only text can be hidden, and this is something else", at: schema.attributes.location)
    }
  }
}

// MARK: - Schemas that don't combine others

extension SchemaNormalizer {
  func plainShape(_ schema: Schema) -> NormalSchema.Shape {
    if let const = schema.const {
      if case .string(let text) = const.value { return .constant(text) }
      return enumeration([const], of: schema)
    }
    if let values = schema.enumValues { return enumeration(values, of: schema) }
    let types = schema.types.filter { $0 != .null }
    if types.count > 1 {
      return .scalar(types.contains(where: { $0 == .object || $0 == .array }) ? .json : .anyScalar)
    }
    switch types.first {
    case .object: return objectShape(schema)
    case .array: return .array(schema.items)
    case .boolean: return .scalar(.bool)
    case .integer: return .scalar(schema.format == "int64" ? .int64 : .int)
    case .number: return .scalar(.double)
    case .string: return .scalar(stringType(schema))
    case .null: return .scalar(.json)
    case nil:
      if !schema.properties.isEmpty { return objectShape(schema) }
      if case .schema = schema.additionalProperties { return objectShape(schema) }
      return schema.items.map { .array($0) } ?? .scalar(.json)
    }
  }

  private func stringType(_ schema: Schema) -> TypeReference {
    if schema.isSecret { return .secret }
    switch schema.format {
    case "date-time": return .date
    case "date": return .day
    case "uuid": return .uuid
    default: return .string
    }
  }

  private func enumeration(_ values: [Node], of schema: Schema) -> NormalSchema.Shape {
    let values = values.filter { !$0.isNull }
    var texts = 0, integers = 0, booleans = 0
    for value in values {
      switch value.value {
      case .string: texts += 1
      case .integer: integers += 1
      case .bool: booleans += 1
      default: break
      }
    }
    if values.isEmpty { return .scalar(.json) }
    if texts == values.count { return .enumeration(values, isInteger: false) }
    if integers == values.count { return .enumeration(values, isInteger: true) }
    if booleans == values.count { return .scalar(.bool) }
    warn("enum: values of several types are carried as free-form JSON", at: schema.location)
    return .scalar(.json)
  }

  func objectShape(_ schema: Schema) -> NormalSchema.Shape {
    if schema.properties.isEmpty {
      switch schema.additionalProperties {
      case .schema(let use): return .map(use)
      case .any, .unspecified: return .scalar(.json)
      case .forbidden: break
      }
    }
    let additional: ObjectShape.Additional =
      switch schema.additionalProperties {
      case .schema(let use): .schema(use)
      case .any: .any
      case .unspecified, .forbidden: .none
      }
    return .object(ObjectShape(properties: properties(of: schema), additional: additional))
  }

  private func properties(of schema: Schema) -> [ObjectShape.Property] {
    let required = Set(schema.required.map(\.name))
    return schema.properties.map {
      .init(name: $0.name, use: $0.schema, isRequired: required.contains($0.name), location: $0.nameLocation)
    }
  }
}

// MARK: - Helpers

extension NormalSchema {
  /// Becomes what `other` is; what this one says of itself stays in front.
  mutating func adopt(_ other: NormalSchema) {
    shape = other.shape
    required.formUnion(other.required)
    // A named schema that only wraps another is another name for the same type.
    key = other.key
    name = other.name
    fileStem = other.fileStem
    let own = attributes
    attributes = other.attributes
    attributes.isNullable = own.isNullable || other.attributes.isNullable
    attributes.isReadOnly = own.isReadOnly || other.attributes.isReadOnly
    attributes.isWriteOnly = own.isWriteOnly || other.attributes.isWriteOnly
    attributes.isDeprecated = own.isDeprecated || other.attributes.isDeprecated
    attributes.prose = own.prose ?? other.attributes.prose
    attributes.defaultValue = own.defaultValue ?? other.attributes.defaultValue
    attributes.constraints = own.constraints + other.attributes.constraints
  }
}

extension NormalSchema.Attributes {
  init(_ schema: Schema) {
    self.init(location: schema.location)
    isNullable =
      schema.nullable || schema.types.contains(.null) || schema.const?.isNull == true
      || schema.enumValues?.contains(where: \.isNull) == true
    isReadOnly = schema.readOnly
    isWriteOnly = schema.writeOnly
    isDeprecated = schema.deprecated
    isUntyped = schema.types.isEmpty
    prose = schema.description
    title = schema.title
    defaultValue = schema.defaultValue
    format = schema.format
    constraints = schema.constraints
    swiftName = schema.extensions.swiftName
    discriminator = schema.oneOf.isEmpty && schema.anyOf.isEmpty ? schema.discriminator : nil
    caseNames = schema.extensions["x-enum-varnames"]?.sequence?.compactMap(\.string)
  }
}

extension Schema {
  fileprivate var isSecret: Bool { extensions["x-secret"]?.bool == true }
}
