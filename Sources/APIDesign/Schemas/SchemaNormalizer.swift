import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Reduces schemas to ``NormalSchema``, each once, and reports what generated code can't represent.
final class SchemaNormalizer {
  let document: Document
  private var known: [SchemaKey: NormalSchema] = [:]
  private var inProgress: Set<SchemaKey> = []
  private var combinedParts = 0
  private var isExhausted = false
  let diagnostics: DiagnosticCollector

  /// How many schemas may refer to each other through allOf, oneOf and anyOf alone. Real schemas do so a few times;
  /// each level takes space on the stack.
  private static let deepestCombination = 50

  /// How many parts and properties of parts may be combined. Declarations that apply together can be combined in more
  /// ways than there are declarations, and each combined schema repeats their properties.
  private static let mostCombinedParts = 200_000

  init(_ document: Document, reportingTo diagnostics: DiagnosticCollector) {
    self.document = document
    self.diagnostics = diagnostics
  }

  func callAsFunction(_ use: SchemaUse) -> NormalSchema {
    switch use {
    case .inline(let schema):
      let key = SchemaKey.inline(schema.location, parts: schema.allOf.map(\.location))
      return known[key] ?? normal(schema, key: key, named: nil)
    case .reference(let id, _): return named(id)
    }
  }

  func named(_ id: SchemaID) -> NormalSchema {
    if let known = known[.named(id)] { return known }
    guard let named = document.schemas[id] else {
      // The reader resolves every reference or rejects the document.
      return NormalSchema(
        key: .named(id), shape: .scalar(.json),
        attributes: .init(location: SourceLocation(file: SourceFile(path: id.file, bytes: []), line: 1, column: 1)))
    }
    return normal(named.schema, key: .named(id), named: named)
  }

  /// Counts parts that are combined, and their properties.
  func count(_ parts: [NormalSchema]) {
    for part in parts { combinedParts += 1 + (part.object?.properties.count ?? 0) }
  }

  /// Claims a name, and reports when it had to be changed.
  func claim(
    _ wanted: SwiftIdentifier, from table: inout NameTable, fallbackSuffix: SwiftIdentifier?,
    at location: SourceLocation
  ) -> SwiftIdentifier {
    let given = table.claim(wanted, fallbackSuffix: fallbackSuffix)
    if given != wanted {
      diagnostics.warning(
        "the name '\(wanted.text)' is taken: '\(given.text)' is generated", at: location,
        hint: "x-swift-name chooses another")
    }
    return given
  }

  /// Reduces a schema that isn't known yet.
  private func normal(_ schema: Schema, key: SchemaKey, named: NamedSchema?) -> NormalSchema {
    var result = NormalSchema(
      key: key, name: named?.name, fileStem: named?.fileStem, shape: .scalar(.json),
      required: Set(schema.required.map(\.name)), attributes: .init(schema))
    guard inProgress.insert(key).inserted else {
      diagnostics.error("this schema contains itself without a property or an element in between", at: schema.location)
      return result
    }
    defer { inProgress.remove(key) }
    guard combinedParts <= Self.mostCombinedParts else {
      if !isExhausted {
        diagnostics.error(
          "allOf combines more than \(Self.mostCombinedParts) properties and parts, counting repetitions",
          at: schema.location, hint: "refer to large schemas from properties instead of repeating them through allOf")
      }
      isExhausted = true
      return result
    }
    guard inProgress.count <= Self.deepestCombination else {
      diagnostics.error("schemas are combined more than \(Self.deepestCombination) deep", at: schema.location)
      return result
    }
    if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty {
      reduceUnion(schema, into: &result)
    } else if !schema.allOf.isEmpty {
      reduceAllOf(schema, parts: schema.allOf.map { self($0) }, into: &result)
    } else {
      result.shape = plainShape(schema, required: result.required)
    }
    if schema.isSecret { hide(&result) }
    checkDefault(of: schema, &result)
    known[key] = result
    return result
  }

  /// Makes the type of a secret string. Other types can't be kept secret.
  private func hide(_ schema: inout NormalSchema) {
    switch schema.shape {
    case .scalar(.secret): break
    case .scalar(.string): schema.shape = .scalar(.secret)
    case .enumeration(let values, isInteger: false) where values.count == 1:
      schema.shape = .scalar(.secret)
      diagnostics.warning(
        "x-secret: the constant isn't carried over, because it would appear in the code", at: schema.attributes.location
      )
    case .scalar, .enumeration, .array, .map, .object, .union:
      diagnostics.error(
        "x-secret: only text can be a secret, and this is something else", at: schema.attributes.location)
    }
  }
}

// MARK: - Helpers

extension NormalSchema {
  /// Takes over `other`; the attributes of this schema take precedence.
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
    attributes.isOnlyNull = own.isOnlyNull || other.attributes.isOnlyNull
    attributes.isReadOnly = own.isReadOnly || other.attributes.isReadOnly
    attributes.isWriteOnly = own.isWriteOnly || other.attributes.isWriteOnly
    attributes.isDeprecated = own.isDeprecated || other.attributes.isDeprecated
    attributes.prose = own.prose ?? other.attributes.prose
    attributes.defaultValue = own.defaultValue ?? other.attributes.defaultValue
    attributes.constraints = own.constraints
    attributes.add(other.attributes.constraints)
  }
}

extension NormalSchema.Attributes {
  init(_ schema: Schema) {
    self.init(location: schema.location)
    isNullable =
      schema.nullable || schema.types.contains(.null) || schema.const?.isNull == true
      || schema.enumValues?.contains(where: \.isNull) == true
    isOnlyNull = schema.isOnlyNull
    isReadOnly = schema.readOnly
    isWriteOnly = schema.writeOnly
    isDeprecated = schema.deprecated
    types = schema.types
    let values = ([schema.const].compactMap(\.self) + (schema.enumValues ?? [])).filter { !$0.isNull }
    onlyFlag = values.count == 1 && values[0].bool != nil ? values[0] : nil
    isOpen = schema.additionalProperties == .any
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
  var isSecret: Bool { extensions["x-secret"]?.bool == true }
}
