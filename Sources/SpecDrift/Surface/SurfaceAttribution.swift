import APIModel
import Diagnostics
import SwiftEmission

/// Attributes each change of the generated code to the change of the document that causes it. Changes of the code
/// without such a cause on the wire are reported as changes of their own.
struct SurfaceAttribution {
  private var rest: [SurfaceChange]
  /// The causes that are reported besides those on the wire.
  private var causes: SurfaceCauses

  init(from old: [SurfaceDeclaration], to new: [SurfaceDeclaration]) {
    rest = SurfaceComparison.changes(from: old, to: new)
    causes = SurfaceCauses(rest, from: old, to: new)
  }

  /// Sets the source level of the changes to that of their effect on the code.
  mutating func attribute(to changes: inout [Change]) {
    for index in changes.indices {
      guard changes[index].rule.source != .none else { continue }
      let own = rest.filter { changes[index].touches($0) }
      changes[index].source = own.map(\.level).max() ?? .none
    }
    causes.findOperations(besides: changes)
    let explaining = changes.filter { $0.source != .none }
    rest.removeAll { change in causes.explain(change) || explaining.contains { $0.touches(change) } }
  }

  /// The changes of the code that no change on the wire explains, one for each cause.
  mutating func remaining() -> [Change] {
    var found = causes.changes
    found += renamedTypes()
    found += renamedDeclarations()
    found += rest.map { Change($0) }
    return found.unique
  }

  /// Finds a removed and an added type with the same properties. Every change that names one of them is part of the
  /// renaming.
  private mutating func renamedTypes() -> [Change] {
    var renamed: [Change] = []
    let gone = rest.filter { $0.kind == .removed && $0.old?.kind == .type }.compactMap(\.old)
    var come = rest.filter { $0.kind == .added && $0.new?.kind == .type }.compactMap(\.new)
    for one in gone {
      guard let index = come.firstIndex(where: { $0.type == one.type && members(of: $0) == members(of: one) }) else {
        continue
      }
      let other = come.remove(at: index)
      renamed.append(
        Change(
          rule: Rule.surfaceRule(one.isAtSamePlace(as: other) ? "surface.name-changed" : "surface.type-renamed"),
          old: one.provenance, new: other.provenance,
          subject: "\(one.name) becomes \(other.name)", level: .breaking))
      rest.removeAll { change in change.names(one.name) || change.names(other.name) }
    }
    return renamed
  }

  /// Finds a removed and an added declaration of the same type that stand for the same object of the document, and
  /// the labels of arguments that follow.
  private mutating func renamedDeclarations() -> [Change] {
    var renamed: [Change] = []
    for one in rest.filter({ $0.kind == .removed }).compactMap(\.old) {
      let other = rest.filter { $0.kind == .added }.compactMap(\.new).first { one.isRenamed(to: $0) }
      guard let other else { continue }
      renamed.append(
        Change(
          rule: Rule.surfaceRule("surface.name-changed"), old: one.provenance, new: other.provenance,
          subject: "\(one.path) becomes \(other.path)", level: .breaking))
      rest.removeAll { $0.old == one || $0.new == other || $0.isRelabelled(one.name, other.name) }
    }
    return renamed
  }

  private func members(of type: SurfaceDeclaration) -> [String] {
    rest.flatMap { [$0.old, $0.new].compactMap(\.self) }.filter { $0.owner == type.name }
      .map { $0.text.replacing(type.name, with: "") }.sorted()
  }
}

extension SurfaceDeclaration {
  fileprivate func isAtSamePlace(as other: SurfaceDeclaration) -> Bool {
    provenance?.file == other.provenance?.file && provenance?.pointer == other.provenance?.pointer
  }

  fileprivate func isRenamed(to other: SurfaceDeclaration) -> Bool {
    kind == other.kind && owner == other.owner && type == other.type && parameters == other.parameters
      && provenance != nil && isAtSamePlace(as: other)
  }
}

extension SurfaceChange {
  /// Whether only the label of an argument follows the new name of a property.
  fileprivate func isRelabelled(_ one: String, _ other: String) -> Bool {
    guard let old, let new, old.type == new.type, old.parameters.count == new.parameters.count else { return false }
    return zip(old.parameters, new.parameters).allSatisfy { left, right in
      left == right
        || left.label == one && right.label == other && left.type == right.type && left.hasDefault == right.hasDefault
    }
  }

  /// Whether one of the declarations belongs to the type or names it.
  fileprivate func names(_ type: String) -> Bool {
    [old, new].compactMap(\.self).contains { declaration in
      declaration.owner == type || declaration.path == type || declaration.text.contains(type)
    }
  }
}

extension Change {
  /// Whether this change causes a change of the code: both have the same location, or one is within the other.
  fileprivate func touches(_ change: SurfaceChange) -> Bool {
    [(old, change.old?.provenance), (new, change.new?.provenance)].contains { place, declared in
      guard let place, let declared, place.file == declared.file else { return false }
      let (one, other) = (place.pointer.tokens, declared.pointer.tokens)
      return one.starts(with: other) || other.starts(with: one)
    }
  }

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
      rule: rule, direction: nil, old: old, new: new, subject: subject, before: before, after: after, operations: [],
      wire: .none, source: level, behaviour: .none)
  }
}

extension Rule {
  static func surfaceRule(_ id: String) -> Rule { named(id) ?? notCompared }
}

extension API {
  /// How the list of each operation is paged, by the location of the operation.
  var pageKinds: [SourceLocation: PageKind] {
    let lists = resources.flatMap(\.endpoints).compactMap { endpoint in
      endpoint.paging.map { (endpoint.provenance.location, $0) }
    }
    return Dictionary(lists) { first, _ in first }
  }
}
