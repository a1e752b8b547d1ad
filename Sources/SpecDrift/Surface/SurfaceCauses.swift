import Diagnostics
import SwiftEmission

/// Finds the causes of changes of the code that lie in what the generator makes of the documents: a type that is split
/// or merged, an operation that can or can't be generated, and the levels of scopes.
struct SurfaceCauses {
  private let initial: [SurfaceChange]
  private(set) var changes: [Change] = []
  /// The names of types that exist only on one side because a schema has two types there.
  private var halves: Set<String> = []
  private let scopes: Set<String>
  private let places: PlaceNames

  init(
    _ initial: [SurfaceChange], from old: [SurfaceDeclaration], to new: [SurfaceDeclaration], _ places: PlaceNames
  ) {
    self.initial = initial
    self.places = places
    scopes = Set([old, new].joined().lazy.filter { $0.kind == .type && $0.type == "PathScope" }.map(\.name))
    // A type that comes or goes may be a half.
    if initial.contains(where: { $0.declarations.contains { $0.kind == .type } }) {
      findHalves(old, new)
    }
    for change in initial where isAboutScopes(change) {
      let declaration = change.new ?? change.old
      changes.append(
        Change(
          rule: Rule.surfaceRule("scope.level-changed"), old: nil, new: nil, subject: declaration?.path ?? "",
          level: change.level, before: change.old?.text ?? "", after: change.new?.text ?? ""))
    }
  }

  /// Whether the change is part of one of the causes.
  func explain(_ change: SurfaceChange) -> Bool {
    isAboutScopes(change) || halves.contains { half in change.declarations.contains { $0.names(half) } }
  }

  // MARK: - Scopes

  private func isAboutScopes(_ change: SurfaceChange) -> Bool {
    change.declarations.contains { declaration in
      scopes.contains(declaration.owner) || scopes.contains(declaration.path)
        || declaration.kind == .type && scopes.contains(declaration.type)
    }
  }

  // MARK: - Types

  /// Finds schemas that have two types in one document and one of the two in the other.
  private mutating func findHalves(_ old: [SurfaceDeclaration], _ new: [SurfaceDeclaration]) {
    let (before, after) = (SchemaTypes(old), SchemaTypes(new))
    var found: [(half: String, isSplit: Bool, old: Provenance?, new: Provenance?)] = []
    for change in initial where (change.old == nil) != (change.new == nil) {
      let isSplit = change.old == nil
      let (two, one) = isSplit ? (after, before) : (before, after)
      guard let half = change.new ?? change.old, half.kind == .type, let other = two.other(besides: half),
        let whole = one.onlyOne(named: other.name)
      else { continue }
      let (old, new) = isSplit ? (whole.provenance, half.provenance) : (half.provenance, whole.provenance)
      if places.areEqual(old, new) { found.append((half.name, isSplit, old, new)) }
    }
    for (half, isSplit, old, new) in found.sorted(by: { $0.half < $1.half }) {
      let affected = initial.filter { $0.declarations.contains { $0.names(half) } }
      halves.insert(half)
      changes.append(
        Change(
          rule: Rule.surfaceRule(isSplit ? "surface.type-split" : "surface.type-merged"), old: old, new: new,
          subject: half, level: affected.map(\.level).max() ?? .none))
    }
  }

  /// The types of a document that are generated from schemas.
  private struct SchemaTypes {
    private let byPlace: [SourceLocation: [SurfaceDeclaration]]
    private let byName: [String: SurfaceDeclaration]

    init(_ declarations: [SurfaceDeclaration]) {
      let types = declarations.filter { $0.kind == .type && $0.type != "enum" }
      let places = types.compactMap { type in type.provenance.map { ($0.location, [type]) } }
      byPlace = Dictionary(places, uniquingKeysWith: +)
      byName = Dictionary(types.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Returns the other type of the same schema, if it has two.
    func other(besides half: SurfaceDeclaration) -> SurfaceDeclaration? {
      guard let types = half.provenance.flatMap({ byPlace[$0.location] }), types.count == 2 else { return nil }
      return types.first { $0.name != half.name }
    }

    /// Returns the type with a name, if its schema has no other.
    func onlyOne(named name: String) -> SurfaceDeclaration? {
      guard let type = byName[name], type.provenance.flatMap({ byPlace[$0.location] })?.count == 1 else { return nil }
      return type
    }
  }

  // MARK: - Operations

  /// Finds the operations that are in both documents and whose function is in the code of only one.
  mutating func findOperations(besides known: [Change]) {
    let operations = known.filter { $0.rule.id.hasPrefix("op.") }
    findOperations(.removed, without: .added, known: Set(operations.compactMap { $0.old.map(places.old) }))
    findOperations(.added, without: .removed, known: Set(operations.compactMap { $0.new.map(places.new) }))
  }

  private mutating func findOperations(
    _ kind: SurfaceChange.Kind, without other: SurfaceChange.Kind, known: Set<String>
  ) {
    func name(_ place: Provenance, of kind: SurfaceChange.Kind) -> String {
      kind == .removed ? places.old(place) : places.new(place)
    }
    let replaced = Set(
      initial.filter { $0.kind == other }.compactMap { $0.function?.provenance.map { name($0, of: other) } })
    var found: Set<Provenance> = []
    for change in initial where change.kind == kind {
      guard let function = change.function, let place = function.provenance else { continue }
      let text = name(place, of: kind)
      guard !replaced.contains(text), !known.contains(text), found.insert(place).inserted else { continue }
      changes.append(
        Change(
          rule: Rule.surfaceRule(kind == .removed ? "surface.left-out" : "surface.taken-in"),
          old: kind == .removed ? place : nil, new: kind == .added ? place : nil, subject: function.path,
          level: change.level))
    }
  }
}

extension SurfaceChange {
  var declarations: [SurfaceDeclaration] { [old, new].compactMap(\.self) }

  /// The declaration, if it is the function of an operation. That of an alternative returns the type that has it.
  var function: SurfaceDeclaration? {
    declarations.first.flatMap { $0.kind == .function && $0.type != $0.owner ? $0 : nil }
  }
}

extension SurfaceDeclaration {
  /// Whether the declaration is the type, belongs to it or has it in its signature.
  fileprivate func names(_ type: String) -> Bool {
    owner == type || path == type || parameters.contains { $0.type == type || $0.type == type + "?" }
      || self.type == type
  }
}
