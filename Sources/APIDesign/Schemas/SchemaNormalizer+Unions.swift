import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Normalizes `oneOf` and `anyOf`: alternatives of which one applies.
extension SchemaNormalizer {
  func reduceUnion(_ schema: Schema, into result: inout NormalSchema) {
    var lists = [schema.oneOf, schema.anyOf].map { alternatives($0, of: schema, into: &result) }.filter { !$0.isEmpty }
    // Alternatives without a shape only restrict the keywords beside them.
    while let index = lists.firstIndex(where: { $0.count > 1 && $0.allSatisfy(\.normal.allowsAnything) }) {
      lists.remove(at: index)
      guard !schema.types.isEmpty || !lists.isEmpty else { continue }
      diagnostics.warning(
        "oneOf or anyOf: alternatives without types aren't carried over; the value has the type beside them",
        at: schema.location, hint: "mention it in the description")
    }
    warnOfMappings(in: schema)
    // A single alternative always applies, like a part of `allOf`.
    var parts = schema.allOf.map { self($0) } + lists.filter { $0.count == 1 }.joined().map(\.normal)
    let unions = lists.filter { $0.count > 1 }
    guard let branches = unions.first else {
      warnOfTag(of: schema, withoutIn: parts)
      return reduceAllOf(schema, parts: parts, into: &result)
    }
    if unions.count > 1 {
      diagnostics.warning(
        "oneOf beside anyOf: no type represents both together: the value becomes free-form JSON",
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

  /// Returns the alternatives that have a shape; null and requirements are separated.
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
    if branches.isEmpty, !list.isEmpty, list.allSatisfy(isOnlyNull) { result.attributes.isOnlyNull = true }
    require(list.compactMap(\.requiredNames), beside: branches.count, at: schema.location, into: &result)
    // A branch that only adds the empty string is dropped: open enums keep that value anyway.
    let filled = branches.indices.filter { !branches[$0].normal.isBlank }
    guard filled.count < branches.count, let first = filled.first,
      filled.allSatisfy({ branches[$0].normal.isOpenText })
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

  /// Applies alternatives that only have requirements: a type can only express what all of them require.
  private func require(
    _ alternatives: [Set<String>], beside others: Int, at location: SourceLocation, into result: inout NormalSchema
  ) {
    guard let first = alternatives.first else { return }
    let common = others > 0 ? [] : alternatives.reduce(first) { $0.intersection($1) }
    result.required.formUnion(common)
    let lost = alternatives.reduce(into: Set<String>()) { $0.formUnion($1.subtracting(common)) }
    guard !lost.isEmpty else { return }
    diagnostics.warning(
      "no type expresses that one of several alternatives is required: \(lost.sorted().prefix(10).map { "`\($0)`" }.joined(separator: ", "))",
      at: location, hint: "mention in the descriptions of the properties which of them are required")
  }

  private func warnOfShape(beside schema: Schema) {
    let isTyped = if case .schema = schema.additionalProperties { true } else { false }
    let keywords = [
      ("properties", !schema.properties.isEmpty), ("additionalProperties", isTyped), ("items", schema.items != nil),
      ("enum", schema.enumValues != nil), ("const", schema.const != nil), ("format", schema.format != nil),
      ("allOf", !schema.allOf.isEmpty),
    ]
    for (keyword, isLost) in keywords where isLost {
      diagnostics.warning(
        "`\(keyword)` beside oneOf or anyOf isn't carried over", at: schema.location,
        hint: "repeat it in each branch")
    }
  }

  /// A single alternative replaces the whole value, which then must have the tag itself.
  private func warnOfTag(of schema: Schema, withoutIn parts: [NormalSchema]) {
    guard let discriminator = schema.discriminator, !(schema.oneOf + schema.anyOf).isEmpty else { return }
    let name = discriminator.propertyName
    guard !schema.properties.contains(where: { $0.name == name }),
      !parts.contains(where: { $0.object?.properties.contains { $0.name == name } != false })
    else { return }
    diagnostics.warning(
      "the discriminator '\(name)' isn't carried over: the only branch has no such property",
      at: discriminator.location, hint: "declare '\(name)' in its properties")
  }

  /// Reports a discriminator value for a schema that isn't a branch: the branch was removed, or never added.
  private func warnOfMappings(in schema: Schema) {
    guard let discriminator = schema.discriminator else { return }
    let branches = branchIDs(of: schema)
    for mapping in discriminator.mapping where !branches.contains(mapping.schema) {
      diagnostics.warning(
        "the discriminator maps '\(mapping.value)' to a schema that isn't one of the branches",
        at: discriminator.location)
    }
  }

  /// Returns the named branches of a union, including those of nested unions.
  private func branchIDs(of schema: Schema) -> Set<SchemaID> {
    var found: Set<SchemaID> = []
    var pending = schema.oneOf + schema.anyOf
    while let use = pending.popLast() {
      switch use {
      case .inline(let schema): pending += schema.oneOf + schema.anyOf
      case .reference(let id, _):
        guard found.insert(id).inserted, let schema = document.schemas[id]?.schema else { continue }
        pending += schema.oneOf + schema.anyOf
      }
    }
    return found
  }

  /// Returns an open enum for text with some well-known values.
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

extension Schema {
  /// Whether null is the only value.
  var isOnlyNull: Bool {
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
  /// The required names, if the schema has no other keywords.
  fileprivate var requiredNames: Set<String>? {
    guard case .inline(let schema) = self, schema.saysOnlyWhatIsRequired else { return nil }
    return Set(schema.required.map(\.name))
  }
}

extension NormalSchema {
  /// Whether the empty string is the only value.
  fileprivate var isBlank: Bool {
    if case .enumeration(let values, _) = shape { values.allSatisfy { $0.string == "" } } else { false }
  }

  /// Whether the type accepts any text.
  fileprivate var isOpenText: Bool {
    switch shape {
    case .scalar(.string), .enumeration(_, isInteger: false): true
    case .scalar, .enumeration, .array, .map, .object, .union: false
    }
  }
}
