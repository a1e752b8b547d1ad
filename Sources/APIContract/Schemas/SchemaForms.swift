package import DataReading
import Diagnostics
import OpenAPIDocument

/// Reduces the schemas of a document to their normal forms, each once per direction.
package final class SchemaForms {
  /// How many lists of alternatives that apply together are multiplied out. More are compared as they are written: twelve
  /// lists of four would be 16 million alternatives.
  private static let mostCombinedUnions = 2
  /// How many lists of alternatives that are nested in each other are multiplied out: each level of two doubles the
  /// number of combinations.
  static let deepestCombinedUnion = 5
  /// How many combinations of nested lists are made for a document.
  private static let mostCombinations = 20_000
  /// How many combinations of two lists are made: all of one side may have to be compared with all of the other.
  private static let mostBranches = 400

  let resolver: NodeResolver
  private let isBefore31: Bool
  /// Whether `nullable` has an effect, as it has before 3.1. A corrected description of 3.0 with parts of a newer document
  /// is read as the newer version, and keeps it.
  private let hasNullable: Bool
  private var known: [Key: Box] = [:]
  private var combinations = 0
  /// What components say, each as a hash.
  var contents: [ContentKey: String] = [:]

  private struct Key: Hashable {
    let parts: SchemaParts
    let direction: Direction
  }

  /// A form behind a reference: a table of large values would be half empty.
  private final class Box {
    let form: SchemaForm

    init(_ form: SchemaForm) {
      self.form = form
    }
  }

  init(_ resolver: NodeResolver, version: OpenAPIVersion) {
    self.resolver = resolver
    isBefore31 = version < .v3_1
    hasNullable = isBefore31 || resolver.root?["openapi"]?.string?.hasPrefix("3.0") == true
  }

  /// Returns the normal form of a schema for values in one direction.
  package func callAsFunction(_ parts: SchemaParts, _ direction: Direction) -> SchemaForm {
    let key = Key(parts: parts, direction: direction)
    if let box = known[key] { return box.form }
    let form = reduce(parts, direction)
    known[key] = Box(form)
    return form
  }

  /// Returns the schemas that apply together, following references and `allOf`. Each schema occurs once.
  func leaves(of parts: SchemaParts) -> [SchemaParts.Part] {
    if parts.parts.count == 1, let part = parts.parts.first, part.extent == .whole, !part.node.isComposed {
      return [SchemaParts.Part(node: part.node, extent: .own)]
    }
    var leaves: [SchemaParts.Part] = []
    var seen: Set<SchemaParts.Part> = []
    var pending = parts.parts.reversed().map { $0 }
    while let part = pending.popLast() {
      guard seen.insert(part).inserted else { continue }
      guard part.extent == .whole else {
        leaves.append(part)
        continue
      }
      let target = resolver.target(of: part.node)
      // Before 3.1 `nullable` is the only sibling of a reference that has an effect.
      if target == nil || !isBefore31 && part.node.mapping?.count ?? 0 > 1 || saysNullable(part.node) {
        leaves.append(SchemaParts.Part(node: part.node, extent: .own))
      }
      let inner =
        (part.node["allOf"]?.sequence ?? []) + [target, resolver.dynamicTarget(of: part.node)].compactMap(\.self)
      pending += inner.reversed().map { SchemaParts.Part(node: $0, extent: .whole) }
    }
    return leaves
  }

  private func reduce(_ parts: SchemaParts, _ direction: Direction) -> SchemaForm {
    let leaves = leaves(of: parts)
    if !unions(among: leaves).isEmpty { return reduce(leaves, at: parts.location, direction) }
    var form = merged(leaves, at: parts.location, direction)
    form.parent = parent(of: parts)
    return form
  }

  /// Reduces schemas that apply together. Of several lists of alternatives, those that are types of their own come first,
  /// so that what the others say restricts each of them.
  private func reduce(_ leaves: [SchemaParts.Part], at location: SourceLocation, _ direction: Direction) -> SchemaForm {
    let lists = unions(among: leaves).map { AlternativeList($0, self) }
    guard let list = lists.min(by: { $0.rank < $1.rank }) else { return merged(leaves, at: location, direction) }
    let depth = leaves.count { $0.extent == .ownWithoutBranches }
    if depth > 0 { combinations += list.alternatives.count }
    let unions = lists.filter(\.isUnion)
    let product = unions.reduce(1) { $0 * $1.branches.count }
    guard unions.count <= Self.mostCombinedUnions, unions.count < 2 || product <= Self.mostBranches,
      depth < Self.deepestCombinedUnion, combinations <= Self.mostCombinations
    else {
      var form = merged(leaves, at: location, direction)
      form.keywords["alternatives"] = lists.compactMap { list in
        list.part.node.alternatives.map { Node(.sequence($0), at: list.part.node.location) }
      }
      return form
    }
    let base = leaves.map {
      $0 == list.part ? SchemaParts.Part(node: $0.node, extent: .ownWithoutBranches) : $0
    }
    // What stands beside the alternatives has to allow null too.
    var allowsNull = types(of: base, areImplied: false).isNullable
    var form: SchemaForm
    switch list.kind {
    case .single(let only):
      form = self(SchemaParts(base) + SchemaParts(only), direction)
    case .requirement(let requirement):
      form = reduce(base + requirement.common, at: location, direction)
      form.keywords[requirement.keyword, default: []] += requirement.rest
    case .types(let types):
      form = reduce(base, at: location, direction)
      allowsNull = allowsNull && form.isNullable
      form.types = form.types.map { $0.narrowed(by: types) } ?? types
      form.isNullable = list.alternatives.contains { isNullable(SchemaParts($0), direction) }
      form.plainBranches = list.branches.map { self.branch($0, beside: base) }
    case .values(let values):
      form = reduce(base, at: location, direction)
      allowsNull = allowsNull && form.isNullable
      form.values = form.values.map { $0.filter(Set(values).contains) } ?? values
      form.types = form.types ?? JSONTypes(values.compactMap(\.jsonType)).reduced
      form.isNullable = false
      form.places = [("enum", list.alternatives[0].location)]
      form.plainBranches = list.branches.map { self.branch($0, beside: base) }
    case .union:
      form = union(list.branches, of: list.part.node, base: base, at: location, direction)
    }
    if list.hasNull {
      form.isNullable = true
      form.places.append(("null", list.part.node.location))
    }
    if !list.named.isEmpty { name(list.named, in: &form) }
    form.isNullable = form.isNullable && allowsNull || base.contains { saysNullable($0.node) }
    return form
  }

  private func unions(among leaves: [SchemaParts.Part]) -> [SchemaParts.Part] {
    let unions = leaves.filter { $0.node.alternatives != nil }
    if unions.isEmpty { return [] }
    // An alternative may refer back to the schema whose alternative it is.
    let entered = Set(leaves.filter { $0.extent == .ownWithoutBranches }.map(\.node.location))
    return unions.filter { !entered.contains($0.node.location) }
  }

  private func isNullable(_ parts: SchemaParts, _ direction: Direction) -> Bool {
    let leaves = leaves(of: parts)
    return unions(among: leaves).isEmpty ? types(of: leaves).isNullable : self(parts, direction).isNullable
  }

  private func union(
    _ branches: [Node], of node: Node, base: [SchemaParts.Part], at location: SourceLocation, _ direction: Direction
  ) -> SchemaForm {
    var form = SchemaForm(location: location, parts: base)
    let discriminator = base.lazy.compactMap { $0.node["discriminator"] }.first
    let mapping = discriminator?["mapping"]?.mapping?.entries ?? []
    let tags = Dictionary(grouping: mapping) { target(of: $0)?.location }.mapValues { $0.map(\.key) }
    form.branches = branches.map { branch in
      var result = self.branch(branch, beside: base)
      if discriminator != nil {
        result.tags = tags[result.target.location] ?? [result.name].compactMap(\.self)
      }
      return result
    }
    if let property = discriminator?["propertyName"] {
      form.tag = property.string.map { SchemaForm.Tag(property: $0, location: property.location) }
      form.tagPlaces = Dictionary(mapping.map { ($0.key, $0.value.location) }) { first, _ in first }
      if let node = discriminator?["defaultMapping"], let text = node.string {
        form.places.append(("defaultMapping", node.location))
        form.defaultAlternative = target(text, in: node.location.file.path).map { resolver($0).location }
      }
    } else {
      tagByConstants(&form, direction)
    }
    form.isExclusive = node["oneOf"] != nil
    form.isNullable = form.branches.contains { isNullable($0.schema, direction) }
    for entry in base.lazy.compactMap(\.node.mapping?.entries).joined() { note(entry, in: &form) }
    return form
  }

  private func branch(_ node: Node, beside base: [SchemaParts.Part]) -> SchemaForm.Branch {
    // That the union may be null doesn't make its alternatives nullable.
    SchemaForm.Branch(
      schema: SchemaParts(node) + SchemaParts(base.filter { !saysOnlyNullable($0) }), location: node.location,
      target: resolver(node), name: node["$ref"]?.string.map(Self.lastComponent))
  }

  /// Gives alternatives without a discriminator tags, if a property has a different constant in each.
  private func tagByConstants(_ form: inout SchemaForm, _ direction: Direction) {
    // Only what a property says itself: behind its alternatives may be the schema whose alternatives these are.
    func constants(of branch: SchemaForm.Branch) -> [String: String] {
      self(branch.schema, direction).properties.compactMapValues { property in
        let leaves = leaves(of: property.schema)
        guard unions(among: leaves).isEmpty, leaves.contains(where: { ($0.node["const"] ?? $0.node["enum"]) != nil })
        else {
          return nil
        }
        let values = merged(leaves, at: property.location, direction).values
        return values?.count == 1 ? values?[0].string : nil
      }
    }
    // If the first one has none, the others needn't be read.
    guard let first = form.branches.first.map(constants), !first.isEmpty else { return }
    let constants = [first] + form.branches.dropFirst().map(constants)
    for name in first.keys.sorted() {
      let values = constants.compactMap { $0[name] }
      guard values.count == form.branches.count, Set(values).count == values.count else { continue }
      for index in form.branches.indices { form.branches[index].tags = [values[index]] }
      form.constantTag = name
      return
    }
  }

  /// Notes the values that alternatives name, although others are allowed too.
  private func name(_ alternatives: [Node], in form: inout SchemaForm) {
    let forms = alternatives.map { merged(leaves(of: SchemaParts($0)), at: $0.location, .response) }
    var seen: Set<Node> = []
    form.namedValues = forms.flatMap { $0.values ?? [] }.filter { seen.insert($0).inserted }
    form.places.append(("enum", forms[0].place("enum")))
  }
}

extension SchemaForms {
  /// Whether a schema has `nullable`, and it has an effect.
  func saysNullable(_ node: Node) -> Bool { hasNullable && node["nullable"]?.bool == true }

  /// Whether the part adds nothing but `nullable` to what it refers to.
  private func saysOnlyNullable(_ part: SchemaParts.Part) -> Bool {
    guard part.extent == .own, saysNullable(part.node), let keys = part.node.mapping?.keys else { return false }
    return Set(keys).subtracting(Node.annotations).isSubset(of: ["nullable", "allOf"])
  }
}

extension Node {
  /// Keywords that don't restrict values.
  static let annotations: Set<String> = [
    "description", "title", "example", "examples", "externalDocs", "xml", "$comment", "deprecated", "$ref", "$id",
    "$anchor", "$schema", "$defs", "x-swift-name",
  ]

  /// The object without keywords that restrict nothing.
  var withoutAnnotations: Node {
    guard let mapping else { return self }
    return Node(.mapping(Mapping(mapping.entries.filter { !Self.annotations.contains($0.key) })), at: location)
  }

  /// Whether other schemas apply together with this one.
  fileprivate var isComposed: Bool { self["$ref"] != nil || self["allOf"] != nil || self["$dynamicRef"] != nil }

  /// The list of alternatives.
  package var alternatives: [Node]? {
    let listed = self["oneOf"]?.sequence ?? self["anyOf"]?.sequence
    return listed?.isEmpty == false ? listed : nil
  }

  /// The JSON type of the value; `nil` for null.
  package var jsonType: JSONTypes? {
    switch value {
    case .null: nil
    case .bool: .boolean
    case .integer: .integer
    case .number: integer == nil ? .number : .integer
    case .string: .string
    case .sequence: .array
    case .mapping: .object
    }
  }
}

extension SchemaForms {
  /// Returns the schema that a use is or refers to.
  package func target(of parts: SchemaParts) -> Node { resolver(parts.parts[0].node) }

  /// Returns the last component of the reference of a use, or the name of the component that it is.
  package func name(of parts: SchemaParts) -> String? {
    let node = parts.parts[0].node
    return node["$ref"]?.string.map(Self.lastComponent) ?? resolver.componentName(at: node.location)
  }

  /// Returns an alternative for each type of a schema that has a list of them; none if it has no list.
  package func splitByType(_ parts: SchemaParts) -> [SchemaForm.Branch] {
    let list = leaves(of: parts).lazy.compactMap { $0.node["type"]?.sequence?.filter { $0.string != "null" } }.first
    guard let list, list.count > 1 else { return [] }
    return list.map { type in
      let entry = Mapping.Entry(key: "type", keyLocation: type.location, value: type)
      let node = Node(.mapping(Mapping([entry])), at: type.location)
      let part = SchemaParts([SchemaParts.Part(node: node, extent: .own)])
      return SchemaForm.Branch(schema: parts + part, location: type.location, target: node, name: nil)
    }
  }

  /// Returns the schema that a use stands for if it says nothing itself, so that all such uses are one schema.
  package func withoutReference(_ use: SchemaParts) -> SchemaParts {
    guard use.parts.count == 1, let part = use.parts.first, part.extent == .whole else { return use }
    var node = part.node
    var seen: Set<SourceLocation> = []
    while let target = onlyPart(of: node), seen.insert(node.location).inserted { node = target }
    return seen.isEmpty ? use : SchemaParts(node)
  }

  /// Returns the schema that another is nothing but a reference to, or nothing but `allOf` of.
  func onlyPart(of schema: Node) -> Node? {
    let target = resolver.target(of: schema)
    if isBefore31, target != nil, !saysNullable(schema) { return target }
    guard let part = target ?? onlyElement(ofAllOf: schema),
      schema.mapping?.keys.count(where: { !Self.texts.contains($0) }) == 1
    else { return nil }
    return part
  }

  /// Returns the element of `allOf` if there is one. A component that extends a schema with a discriminator is one of its
  /// kinds, and not the schema itself.
  private func onlyElement(ofAllOf schema: Node) -> Node? {
    guard let parts = schema["allOf"]?.sequence, parts.count == 1 else { return nil }
    let isKind = resolver(parts[0])["discriminator"] != nil && resolver.componentName(at: schema.location) != nil
    return isKind ? nil : parts[0]
  }

  /// Keywords that say nothing about values.
  private static let texts: Set<String> = [
    "title", "summary", "description", "example", "examples", "externalDocs", "$comment",
  ]

  /// Returns the schema to which a reference or an entry of a discriminator's mapping leads from a file.
  package func target(_ text: String, in file: String) -> Node? {
    resolver.target(text, in: file) ?? resolver.component(text)
  }

  /// Whether the versions of both documents give their keywords the same meaning.
  package func isOfTheSameVersion(as other: SchemaForms) -> Bool {
    (isBefore31, hasNullable) == (other.isBefore31, other.hasNullable)
  }

  static func lastComponent(_ reference: String) -> String {
    reference.split(separator: "/").last.map(String.init) ?? reference
  }

  /// Returns the schema that an entry of a discriminator's mapping means.
  func target(of mapping: Mapping.Entry) -> Node? {
    mapping.value.string.flatMap { target($0, in: mapping.value.location.file.path) }.map { resolver($0) }
  }
}
