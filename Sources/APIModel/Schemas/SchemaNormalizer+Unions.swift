import OpenAPIDocument
import SpecReading

/// oneOf and anyOf: alternatives, of which one applies.
extension SchemaNormalizer {
  func reduceUnion(_ schema: Schema, into result: inout NormalSchema) {
    var groups = [schema.oneOf, schema.anyOf].map { alternatives(of: $0, in: schema, &result) }
    // Alternatives that say nothing of a type only restrict what stands beside them.
    groups.removeAll { $0.allSatisfy(\.normal.allowsAnything) }
    warnOfMappings(in: schema)
    guard groups.count < 2 else {
      warn(
        "oneOf and anyOf apply both: the value is carried as free-form JSON", at: schema.location,
        hint: "say the alternatives in one of the two")
      result.shape = .scalar(.json)
      return
    }
    let branches = groups.first ?? []
    if branches.count < 2, !schema.allOf.isEmpty || !schema.properties.isEmpty {
      // One alternative applies always, as a part of `allOf` does.
      reduceAllOf(schema, parts: schema.allOf.map { self($0) } + branches.map(\.normal), into: &result)
    } else if branches.isEmpty {
      result.shape = plainShape(schema)
    } else {
      warnOfNeighbours(of: schema, required: result.required, branches.map(\.normal))
      if branches.count == 1 {
        warnOfTag(schema.discriminator, without: branches[0].normal)
        result.adopt(branches[0].normal)
      } else if let values = mergedEnumeration(branches.map(\.normal)) {
        result.shape = .enumeration(values, isInteger: false)
      } else {
        result.shape = .union(UnionShape(branches: branches.map(\.use), discriminator: schema.discriminator))
      }
    }
  }

  private typealias Branch = (use: SchemaUse, normal: NormalSchema)

  /// The alternatives that shape a type. Null is set apart.
  private func alternatives(of uses: [SchemaUse], in schema: Schema, _ result: inout NormalSchema) -> [Branch] {
    let allowsNull = result.attributes.isNullable || schema.types.isEmpty
    var branches: [Branch] = []
    for use in uses {
      let written: Schema? =
        switch use {
        case .inline(let schema): schema
        case .reference(let id, _): document.schemas[id]?.schema
        }
      if written?.isOnlyNull == true {
        result.attributes.isNullable = allowsNull
        continue
      }
      // Alternatives of what must be present restrict values; they shape no type.
      if let inline = use.inlineSchema, inline.saysOnlyWhatIsRequired { continue }
      let normal = self(use)
      if normal.attributes.isNullable { result.attributes.isNullable = allowsNull }
      branches.append((use, normal))
    }
    // A branch that only adds the empty string to texts: open enums keep it anyway.
    let others = branches.filter { !$0.normal.isBlank }
    return !others.isEmpty && others.allSatisfy(\.normal.isOpenText) ? others : branches
  }

  /// What stands beside alternatives applies too, which no type says.
  private func warnOfNeighbours(of schema: Schema, required: Set<String>, _ branches: [NormalSchema]) {
    func warn(_ keyword: String) {
      self.warn("\(keyword) beside oneOf or anyOf are not carried over", at: schema.location)
    }
    if !schema.properties.isEmpty { warn("properties") }
    if !schema.allOf.isEmpty { self.warn("allOf beside oneOf or anyOf is not carried over", at: schema.location) }
    if schema.items != nil { warn("items") }
    if case .schema = schema.additionalProperties { warn("additionalProperties") }
    if branches.count > 1 { warnOfRequired(required, inNoneOf: branches, at: schema.location) }
  }

  /// One alternative is taken for the whole value, which then has to have the tag itself.
  private func warnOfTag(_ discriminator: Discriminator?, without branch: NormalSchema) {
    guard let discriminator, case .object(let object) = branch.shape,
      !object.properties.contains(where: { $0.name == discriminator.propertyName })
    else { return }
    warn(
      "the discriminator '\(discriminator.propertyName)' is not carried over: the one branch has no such property",
      at: discriminator.location, hint: "declare '\(discriminator.propertyName)' in its properties")
  }

  /// A value of the discriminator that means a schema which is no branch: a branch was taken away, or never added.
  private func warnOfMappings(in schema: Schema) {
    guard let discriminator = schema.discriminator else { return }
    let branches = branchIDs(of: schema)
    for mapping in discriminator.mapping where !branches.contains(mapping.schema) {
      warn(
        "the discriminator maps '\(mapping.value)' to a schema that is none of the branches",
        at: discriminator.location)
    }
  }

  /// The named branches of a union, and those of the unions among them.
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

extension Schema {
  fileprivate var isOnlyNull: Bool {
    if types == [.null] || const?.isNull == true { return true }
    guard let enumValues, !enumValues.isEmpty else { return false }
    return enumValues.allSatisfy(\.isNull)
  }

  fileprivate var saysOnlyWhatIsRequired: Bool {
    !required.isEmpty && properties.isEmpty && allOf.isEmpty && oneOf.isEmpty && anyOf.isEmpty && enumValues == nil
      && (types.isEmpty || types == [.object])
  }
}

extension SchemaUse {
  fileprivate var inlineSchema: Schema? { if case .inline(let schema) = self { schema } else { nil } }
}

extension NormalSchema {
  /// Whether nothing but the empty string is allowed.
  fileprivate var isBlank: Bool {
    guard case .enumeration(let values, _) = shape else { return false }
    return values.allSatisfy { $0.string == "" }
  }

  /// Whether its type takes any text.
  fileprivate var isOpenText: Bool {
    switch shape {
    case .scalar(.string), .enumeration(_, isInteger: false): true
    default: false
    }
  }
}
