import APIModel
import Diagnostics
import OpenAPIDocument
import SwiftEmission

/// Attributes each change of the generated code to the change of the document that causes it. Changes of the code
/// without such a cause on the wire are reported as changes of their own.
struct SurfaceAttribution {
  private var rest: [SurfaceChange]
  /// The causes that are reported besides those on the wire.
  private var causes: SurfaceCauses
  private let places: PlaceNames

  init(from old: [SurfaceDeclaration], to new: [SurfaceDeclaration], _ places: PlaceNames) {
    rest = SurfaceComparison.changes(from: old, to: new)
    causes = SurfaceCauses(rest, from: old, to: new, places)
    self.places = places
  }

  /// Sets the source level of the changes to that of their effect on the code. A change of the document causes the
  /// changes of the code at the same location, within it and around it.
  mutating func attribute(to changes: inout [Change]) {
    var (old, new) = (PlaceIndex(), PlaceIndex())
    for (index, change) in rest.enumerated() {
      if let place = change.old?.provenance { old.insert(index, change.level, at: place) }
      if let place = change.new?.provenance { new.insert(index, change.level, at: place) }
    }
    for index in changes.indices where changes[index].rule.source != .none {
      let subject = changes[index].subject
      changes[index].source = max(
        changes[index].old.map { old.find(near: $0.declared(subject)) } ?? .none,
        changes[index].new.map { new.find(near: $0.declared(subject)) } ?? .none)
    }
    var explained = old.found.union(new.found)
    attributeFunctions(to: &changes, &explained)
    causes.findOperations(besides: changes)
    rest = rest.enumerated().filter { !explained.contains($0.offset) && !causes.explain($0.element) }.map(\.element)
  }

  /// Attributes the remaining changes of functions to changes of what their operations share with others, such as the
  /// parameters of a path and the components that aren't within a schema.
  private func attributeFunctions(to changes: inout [Change], _ explained: inout Set<Int>) {
    var shared: [String: [Int]] = [:]
    for index in changes.indices where changes[index].rule.source != .none {
      guard (changes[index].new ?? changes[index].old)?.isShared == true else { continue }
      for operation in changes[index].operations { shared[operation, default: []].append(index) }
    }
    guard !shared.isEmpty else { return }
    for (offset, change) in rest.enumerated() where !explained.contains(offset) {
      guard let place = change.function?.provenance, let causes = place.operation.flatMap({ shared[$0] }) else {
        continue
      }
      for index in causes { changes[index].source = max(changes[index].source, change.level) }
      explained.insert(offset)
    }
  }

  /// The changes of the code that no change on the wire explains, one for each cause.
  mutating func remaining() -> [Change] {
    var found = causes.changes
    dropNamespaces()
    found += renamedTypes()
    found += renamedDeclarations()
    // What a type has comes and goes with the type.
    let types = Set(rest.flatMap { $0.isReplacement ? [] : $0.declarations.filter { $0.kind == .type }.map(\.path) })
    rest.removeAll { change in !change.isReplacement && change.declarations.contains { types.contains($0.owner) } }
    found += rest.map { Change($0) }
    return found.unique
  }

  /// Drops the namespaces that come and go with functions whose changes are explained.
  private mutating func dropNamespaces() {
    let owners = Set(rest.flatMap(\.declarations).map(\.owner))
    rest.removeAll { change in
      !change.isReplacement
        && change.declarations.contains { $0.kind == .type && $0.type == "namespace" && !owners.contains($0.name) }
    }
  }

  /// Finds a removed and an added type with the same properties. Every change that names one of them is part of the
  /// renaming.
  private mutating func renamedTypes() -> [Change] {
    var renamed: [Change] = []
    let gone = rest.filter { $0.kind == .removed && $0.old?.kind == .type }.compactMap(\.old)
    let come = rest.filter { $0.kind == .added && $0.new?.kind == .type }.compactMap(\.new)
    guard !gone.isEmpty, !come.isEmpty else { return [] }
    let members = Dictionary(grouping: rest.flatMap(\.declarations), by: \.owner)
    var added = Dictionary(grouping: come.reversed()) { Shape($0, members: members[$0.name] ?? []) }
    var names: Set<Substring> = []
    for one in gone {
      guard let other = added[Shape(one, members: members[one.name] ?? [])]?.popLast() else { continue }
      let isAtSamePlace = places.areEqual(one.provenance, other.provenance)
      renamed.append(
        Change(
          rule: Rule.surfaceRule(isAtSamePlace ? "surface.name-changed" : "surface.type-renamed"),
          old: one.provenance, new: other.provenance, subject: "\(one.name) becomes \(other.name)", level: .breaking))
      names.formUnion([one.name[...], other.name[...]])
    }
    if !names.isEmpty { rest.removeAll { !$0.names.isDisjoint(with: names) } }
    return renamed
  }

  /// What two types have in common if one is the other under another name.
  private struct Shape: Hashable {
    let type: String
    let members: [String]

    init(_ declaration: SurfaceDeclaration, members: [SurfaceDeclaration]) {
      type = declaration.type
      self.members = members.map { $0.text.replacing(declaration.name, with: "") }.sorted()
    }
  }

  /// Finds a removed and an added declaration of the same type that stand for the same object of the document. The
  /// labels of arguments that follow are part of the renaming.
  private mutating func renamedDeclarations() -> [Change] {
    let come = rest.filter { $0.kind == .added }.compactMap(\.new)
    var added = Dictionary(grouping: come) { $0.provenance.map(places.new) }
    var renamed: [(old: SurfaceDeclaration, new: SurfaceDeclaration)] = []
    for one in rest.filter({ $0.kind == .removed }).compactMap(\.old) {
      guard let place = one.provenance.map(places.old),
        let index = added[place]?.firstIndex(where: { one.isRenamed(to: $0) }),
        let other = added[place]?.remove(at: index)
      else { continue }
      renamed.append((one, other))
    }
    let (old, new) = (Set(renamed.map(\.old)), Set(renamed.map(\.new)))
    let labels = Dictionary(grouping: renamed, by: \.old.name).mapValues { Set($0.map(\.new.name)) }
    rest.removeAll { change in
      change.old.map(old.contains) == true || change.new.map(new.contains) == true || change.isRelabelled(by: labels)
    }
    return renamed.map { one, other in
      Change(
        rule: Rule.surfaceRule("surface.name-changed"), old: one.provenance, new: other.provenance,
        subject: "\(one.path) becomes \(other.path)", level: .breaking)
    }
  }
}

extension Provenance {
  /// Returns the place of what a keyword declares: of the property for the list of required properties, and of the schema
  /// for its type.
  fileprivate func declared(_ name: String) -> Provenance {
    let (outer, keyword) = (pointer.tokens.dropLast(), pointer.tokens.last)
    let tokens: [String]
    switch keyword {
    case "required" where !name.isEmpty: tokens = outer + ["properties", name]
    case "type" where outer.last != "properties": tokens = Array(outer)
    default: return self
    }
    return Provenance(file: file, pointer: JSONPointer(tokens: tokens), location: location)
  }

  /// Whether the place is outside of operations and not deep in a schema.
  fileprivate var isShared: Bool {
    let tokens = pointer.tokens
    guard operation == nil else { return false }
    switch tokens.first {
    case "paths": return true
    case "components": return tokens.count <= 4 || tokens[1] != "schemas"
    default: return tokens.count <= 3
    }
  }

  /// The operation that the place is in, if it is written in the root file.
  fileprivate var operation: String? {
    let tokens = pointer.tokens
    guard tokens.count > 2, tokens[0] == "paths", Operation.methods.contains(tokens[2]) else { return nil }
    return "\(tokens[2].uppercased()) \(tokens[1])"
  }
}

extension SurfaceDeclaration {
  /// Whether the other declaration, which stands for the same object, differs in its name only.
  fileprivate func isRenamed(to other: SurfaceDeclaration) -> Bool {
    kind == other.kind && owner == other.owner && type == other.type && parameters == other.parameters
  }
}

extension SurfaceChange {
  /// Whether a declaration takes the place of another.
  fileprivate var isReplacement: Bool { old != nil && new != nil }

  /// Whether only the labels of arguments follow the new names of properties.
  fileprivate func isRelabelled(by names: [String: Set<String>]) -> Bool {
    guard let old, let new, old.type == new.type, old.parameters != new.parameters,
      old.parameters.count == new.parameters.count
    else { return false }
    return zip(old.parameters, new.parameters).allSatisfy { left, right in
      left == right
        || names[left.label]?.contains(right.label) == true && left.type == right.type
          && left.hasDefault == right.hasDefault
    }
  }

  /// The names of the types in the two declarations.
  fileprivate var names: Set<Substring> {
    Set(declarations.flatMap { $0.text.utf8.split { !SwiftIdentifier.isPart($0) } }.map(Substring.init))
  }
}

extension Change {
  /// Creates a change for a change of the code that doesn't show on the wire.
  fileprivate init(_ change: SurfaceChange) {
    let declaration = change.new ?? change.old
    let isAdditional = declaration?.name == "additionalMembers"
    let id =
      switch change.kind {
      case .reordered: "surface.arguments-reordered"
      case .added: isAdditional ? "surface.members-added" : "surface.type-changed"
      case .removed: isAdditional ? "surface.members-removed" : "surface.type-changed"
      case .changed, .deprecated: "surface.type-changed"
      }
    self.init(
      rule: Rule.surfaceRule(id), old: change.old?.provenance, new: change.new?.provenance,
      subject: change.old.map(\.path) ?? change.new.map(\.path) ?? "", level: change.level,
      before: change.old?.text ?? "", after: change.new?.text ?? "")
  }

  init(
    rule: Rule, old: Provenance?, new: Provenance?, subject: String, level: Level, before: String = "",
    after: String = ""
  ) {
    self.init(
      rule: rule, direction: nil, old: old, new: new, subject: subject, before: before, after: after,
      operations: [old?.operation ?? new?.operation].compactMap(\.self), wire: .none, source: level, behaviour: .none)
  }
}

extension Rule {
  static func surfaceRule(_ id: String) -> Rule { named(id) ?? notCompared }
}
