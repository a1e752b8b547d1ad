import OpenAPIDocument
import SpecReading

/// Reduces schemas to ``NormalSchema``, each once, and reports what has no place in emitted code.
final class SchemaNormalizer {
  private let document: Document
  private var known: [SchemaKey: NormalSchema] = [:]
  private var inProgress: Set<SchemaKey> = []
  private var combinedParts = 0
  private var isExhausted = false
  private var reported: Set<Diagnostic> = []
  private(set) var diagnostics: [Diagnostic] = []

  /// How many schemas may refer to each other through allOf, oneOf and anyOf alone. Real ones do so a few times; each
  /// takes room on the stack.
  private static let deepestCombination = 50

  /// How many parts and properties of parts may be combined. Declarations that apply together can be combined in more ways
  /// than there are declarations, and each schema that is made of others repeats their properties.
  private static let mostCombinedParts = 200_000

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
    report(.warning(message, at: location, hint: hint))
  }

  func fail(_ message: String, at location: SourceLocation, hint: String? = nil) {
    report(.error(message, at: location, hint: hint))
  }

  /// Each once: a schema may be looked at alone, as a part of others, and for each way in which it travels.
  private func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// Notes that these apply together.
  func count(_ parts: [NormalSchema]) {
    for part in parts { combinedParts += 1 + (part.object?.properties.count ?? 0) }
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
    guard combinedParts <= Self.mostCombinedParts else {
      if !isExhausted {
        fail(
          "allOf combines more than \(Self.mostCombinedParts) properties and parts, counting each where it is repeated",
          at: schema.location, hint: "refer to large schemas from properties instead of repeating them by allOf")
      }
      isExhausted = true
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
      result.shape = plainShape(schema, required: result.required)
    }
    if schema.isSecret { hide(&result) }
    checkDefault(of: schema, &result)
    known[key] = result
    return result
  }

  /// Makes the type of a text that is not to be seen. That something else is hidden can't be kept.
  private func hide(_ schema: inout NormalSchema) {
    switch schema.shape {
    case .scalar(.secret): break
    case .scalar(.string): schema.shape = .scalar(.secret)
    case .enumeration(let values, isInteger: false) where values.count == 1: schema.shape = .scalar(.secret)
    case .scalar, .enumeration, .array, .map, .object, .union:
      fail("x-secret: only text can be hidden, and this is something else", at: schema.attributes.location)
    }
  }
}

// MARK: - oneOf and anyOf

extension SchemaNormalizer {
  private func reduceUnion(_ schema: Schema, into result: inout NormalSchema) {
    var lists = [schema.oneOf, schema.anyOf].map { alternatives($0, of: schema, into: &result) }.filter { !$0.isEmpty }
    if !schema.types.isEmpty,
      let index = lists.firstIndex(where: { $0.count > 1 && $0.allSatisfy(\.normal.allowsAnything) })
    {
      lists.remove(at: index)
      warn(
        "oneOf or anyOf: what alternatives without types say is not carried over; the value has the type beside them",
        at: schema.location, hint: "say it in the description")
    }
    warnOfMappings(in: schema)
    // One alternative applies always, as a part of `allOf` does.
    var parts = schema.allOf.map { self($0) } + lists.filter { $0.count == 1 }.joined().map(\.normal)
    let unions = lists.filter { $0.count > 1 }
    guard let branches = unions.first else {
      return reduceAllOf(schema, parts: parts, into: &result)
    }
    if unions.count > 1 {
      warn(
        "oneOf beside anyOf: no type says what both say together: the value is carried as free-form JSON",
        at: schema.location, hint: "keep one of them, or describe the value in one list of branches")
    } else if let values = mergedEnumeration(branches.map(\.normal)) {
      var part = result
      part.shape = .enumeration(values, isInteger: false)
      part.attributes.hasOtherValues = branches.contains { $0.normal.shape.scalar != nil }
      parts.append(part)
      reduceAllOf(schema, parts: parts, into: &result)
    } else {
      warnOfShape(beside: schema)
      warnOfRequired(result.required, inNoneOf: branches.map(\.normal), at: schema.location)
      result.shape = .union(UnionShape(branches: branches.map(\.use), discriminator: schema.discriminator))
    }
  }

  /// The alternatives that shape a type; null and what must be present are set apart.
  private func alternatives(
    _ list: [SchemaUse], of schema: Schema, into result: inout NormalSchema
  ) -> [(use: SchemaUse, normal: NormalSchema)] {
    let allowsNull = result.attributes.isNullable || schema.types.isEmpty
    var branches: [(use: SchemaUse, normal: NormalSchema)] = []
    for use in list where use.requiredNames == nil {
      if isOnlyNull(use) {
        result.attributes.isNullable = allowsNull
        continue
      }
      let normal = self(use)
      if normal.attributes.isNullable { result.attributes.isNullable = allowsNull }
      branches.append((use, normal))
    }
    require(list.compactMap(\.requiredNames), beside: branches.count, at: schema.location, into: &result)
    // A branch that only adds the empty string is none: open enums keep it anyway.
    let filled = branches.indices.filter { !branches[$0].normal.isBlank }
    guard filled.count < branches.count, let first = filled.first,
      filled.allSatisfy({ branches[$0].normal.shape.jsonTypes == [.string] })
    else { return branches }
    branches[first].normal.attributes.hasOtherValues = true
    return filled.map { branches[$0] }
  }

  private func isOnlyNull(_ use: SchemaUse) -> Bool {
    switch use {
    case .inline(let schema): schema.isOnlyNull
    case .reference(let id, _): document.schemas[id]?.schema.isOnlyNull == true
    }
  }

  /// Alternatives of what must be present restrict values: only what all of them require can be said of a type.
  private func require(
    _ alternatives: [Set<String>], beside others: Int, at location: SourceLocation, into result: inout NormalSchema
  ) {
    guard let first = alternatives.first else { return }
    let common = others > 0 ? [] : alternatives.reduce(first) { $0.intersection($1) }
    result.required.formUnion(common)
    let lost = alternatives.reduce(into: Set<String>()) { $0.formUnion($1.subtracting(common)) }
    guard !lost.isEmpty else { return }
    warn(
      "no type says that one of several alternatives must be there: \(lost.sorted().prefix(10).map { "`\($0)`" }.joined(separator: ", "))",
      at: location, hint: "say in the description of the properties which of them a caller has to give")
  }

  private func warnOfShape(beside schema: Schema) {
    let isTyped = if case .schema = schema.additionalProperties { true } else { false }
    let keywords = [
      ("properties", !schema.properties.isEmpty), ("additionalProperties", isTyped), ("items", schema.items != nil),
      ("enum", schema.enumValues != nil), ("const", schema.const != nil), ("format", schema.format != nil),
      ("allOf", !schema.allOf.isEmpty),
    ]
    for (keyword, isLost) in keywords where isLost {
      warn(
        "`\(keyword)` beside oneOf or anyOf is not carried over", at: schema.location,
        hint: "say it in each of the branches")
    }
  }

  /// A value of the discriminator that means a schema which is no branch: a branch was taken away, or never added.
  private func warnOfMappings(in schema: Schema) {
    guard let discriminator = schema.discriminator else { return }
    let branches = (schema.oneOf + schema.anyOf).compactMap { if case .reference(let id, _) = $0 { id } else { nil } }
    for mapping in discriminator.mapping where !branches.contains(mapping.schema) {
      warn(
        "the discriminator maps '\(mapping.value)' to a schema that is none of the branches",
        at: discriminator.location)
    }
  }

  /// Text with some well-known values: an open enum of those.
  private func mergedEnumeration(_ branches: [NormalSchema]) -> [Node]? {
    var merged: [Node] = []
    for branch in branches {
      switch branch.shape {
      case .enumeration(let values, isInteger: false): merged += values
      case .scalar(.string) where branch.attributes.format == nil: break
      default: return nil
      }
    }
    var seen: Set<String> = []
    merged = merged.filter { node in node.string.map { seen.insert($0).inserted } ?? false }
    return merged.isEmpty ? nil : merged
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
    caseNames = schema.extensions["x-enum-varnames"]?.sequence?.compactMap(\.string)
  }
}

extension Schema {
  var isSecret: Bool { extensions["x-secret"]?.bool == true }

  fileprivate var isOnlyNull: Bool {
    if types == [.null] || const?.isNull == true { return true }
    guard let enumValues, !enumValues.isEmpty else { return false }
    return enumValues.allSatisfy(\.isNull)
  }

  fileprivate var saysOnlyWhatIsRequired: Bool {
    !required.isEmpty && properties.isEmpty && allOf.isEmpty && oneOf.isEmpty && anyOf.isEmpty && enumValues == nil
      && additionalProperties == .unspecified && (types.isEmpty || types == [.object])
  }
}

extension SchemaUse {
  /// What must be present, where nothing else is said.
  fileprivate var requiredNames: Set<String>? {
    guard case .inline(let schema) = self, schema.saysOnlyWhatIsRequired else { return nil }
    return Set(schema.required.map(\.name))
  }
}

extension NormalSchema {
  /// Whether the empty string is its only value.
  fileprivate var isBlank: Bool {
    if case .enumeration(let values, _) = shape { values.allSatisfy { $0.string == "" } } else { false }
  }
}
