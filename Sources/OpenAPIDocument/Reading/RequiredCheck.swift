import Diagnostics

/// Looks for names in `required` that no part of the schema declares; most of these are misspelled.
struct RequiredCheck {
  private let schemas: [SchemaID: NamedSchema]
  private let findings: DiagnosticCollector
  /// The properties declared by schemas that are parts of others, computed once for each schema because it may be part
  /// of many.
  private var declaredByWhole: [SourceLocation: Set<String>] = [:]

  /// The maximum depth of composition. Schemas that are nested deeper are rejected later, so their properties aren't
  /// searched.
  private static let deepestCombination = 50

  init(_ schemas: [SchemaID: NamedSchema], reportingTo findings: DiagnosticCollector) {
    self.schemas = schemas
    self.findings = findings
  }

  /// Checks schemas that have `required` or are composed of others; all of the document's are needed. A part of another
  /// schema is checked against everything that the whole declares.
  mutating func check(_ combining: [Schema]) {
    let composed = combining.filter(\.isComposed)
    let wholes = wholesByPart(composed)
    let parts = Set(composed.flatMap(\.parts).compactMap(\.inline).map(\.location))
    for schema in combining where !parts.contains(schema.location) {
      check(schema, partOf: [], around: wholes[schema.location] ?? [])
    }
  }

  /// - Parameters:
  ///   - whole: The properties declared by the schema in which this one is written.
  ///   - wholes: The schemas that refer to it as a part. It may require what another of their parts declares.
  private mutating func check(_ schema: Schema, partOf whole: Set<String>, around wholes: [Schema]) {
    let inlineParts = schema.parts.compactMap(\.inline)
    guard !schema.declaresAllItRequires || !inlineParts.isEmpty else { return }
    var declared = Declared(names: whole)
    gather(schema, into: &declared, depth: 0)
    let missing = schema.required.filter { !declared.names.contains($0.name) }
    if declared.isComplete, !missing.isEmpty {
      let candidates = [declared.names] + wholes.map { names(declaredBy: $0) }
      let isSomethingDeclared = candidates.contains { !$0.isEmpty }
      for missing in missing where isSomethingDeclared && !candidates.contains(where: { $0.contains(missing.name) }) {
        findings.warning(
          "`\(missing.name)` is required, but `properties` doesn't have it", at: missing.location,
          hint: findings.hint(for: missing.name, among: Set(candidates.joined()).sorted()))
      }
    }
    for part in inlineParts { check(part, partOf: declared.names, around: wholes) }
  }

  /// The schemas that have a named schema as a part, by the place of the part.
  private func wholesByPart(_ composed: [Schema]) -> [SourceLocation: [Schema]] {
    var wholes: [SourceLocation: [Schema]] = [:]
    for schema in composed {
      for case .reference(let id, _) in schema.parts {
        if let part = schemas[id] { wholes[part.schema.location, default: []].append(schema) }
      }
    }
    return wholes
  }

  private mutating func names(declaredBy whole: Schema) -> Set<String> {
    if let known = declaredByWhole[whole.location] { return known }
    var declared = Declared(names: [])
    gather(whole, into: &declared, depth: 0)
    declaredByWhole[whole.location] = declared.names
    return declared.names
  }

  /// The names of the properties that a schema and its parts declare.
  private struct Declared {
    var names: Set<String>
    var seen: Set<SchemaID> = []
    /// Whether all parts could be searched; false if they were nested too deep.
    var isComplete = true
  }

  private func gather(_ schema: Schema, into declared: inout Declared, depth: Int) {
    guard depth < Self.deepestCombination else {
      declared.isComplete = false
      return
    }
    declared.names.formUnion(schema.properties.map(\.name))
    for part in schema.parts {
      switch part {
      case .inline(let schema): gather(schema, into: &declared, depth: depth + 1)
      case .reference(let id, _):
        guard declared.seen.insert(id).inserted, let named = schemas[id] else { continue }
        gather(named.schema, into: &declared, depth: depth + 1)
      }
    }
  }
}

extension Schema {
  /// Whether the schema is composed of others.
  var isComposed: Bool { !allOf.isEmpty || !oneOf.isEmpty || !anyOf.isEmpty }

  /// Whether the schema itself declares every property that it requires, as most do.
  fileprivate var declaresAllItRequires: Bool {
    guard !required.isEmpty else { return true }
    let names = Set(properties.lazy.map(\.name))
    return required.allSatisfy { names.contains($0.name) }
  }

  /// The parts that the schema is composed of.
  fileprivate var parts: [SchemaUse] { allOf + oneOf + anyOf }
}

extension SchemaUse {
  fileprivate var inline: Schema? { if case .inline(let schema) = self { schema } else { nil } }
}
