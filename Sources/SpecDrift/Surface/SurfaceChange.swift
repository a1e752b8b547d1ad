import Diagnostics
import SwiftEmission

/// A change of the generated code, and its effect on programs that compile against it.
struct SurfaceChange: Hashable {
  /// How the declaration changed.
  enum Kind: Hashable {
    case added, removed, changed, reordered, deprecated
  }

  let kind: Kind
  let level: Level
  let old: SurfaceDeclaration?
  let new: SurfaceDeclaration?
}

/// Compares the public declarations of two generated modules as the compiler would: whether every use of an old
/// declaration still compiles.
enum SurfaceComparison {
  static func changes(from old: [SurfaceDeclaration], to new: [SurfaceDeclaration]) -> [SurfaceChange] {
    let (types, protocols) = (kinds(of: old), kinds(of: new))
    let (old, new) = differing(old, new)
    // What is in both is taken already.
    var taken = Set(old).intersection(new)
    let known = Dictionary(grouping: new.filter { !taken.contains($0) }) { Key($0) }
    var changes: [SurfaceChange] = []
    for declaration in old where !taken.contains(declaration) {
      let candidates = (known[Key(declaration)] ?? []).filter { !taken.contains($0) }
      if let same = candidates.first(where: { $0.accepts(declaration, protocols) }) {
        taken.insert(same)
        if same.isDeprecated, !declaration.isDeprecated {
          changes.append(SurfaceChange(kind: .deprecated, level: .warning, old: declaration, new: same))
        } else if same.parameters != declaration.parameters || same.type != declaration.type {
          changes.append(SurfaceChange(kind: .changed, level: .info, old: declaration, new: same))
        }
      } else if let other = candidates.first {
        taken.insert(other)
        let isReordered = Set(other.parameters) == Set(declaration.parameters) && other.type == declaration.type
        changes.append(
          SurfaceChange(
            kind: isReordered && !other.parameters.isEmpty ? .reordered : .changed, level: .breaking, old: declaration,
            new: other))
      } else {
        changes.append(SurfaceChange(kind: .removed, level: .breaking, old: declaration, new: nil))
      }
    }
    for declaration in new where !taken.contains(declaration) {
      // A switch over an enum that isn't open to new cases stops compiling.
      let isExhaustive = declaration.type == "exhaustive" && types[declaration.owner] != nil
      changes.append(
        SurfaceChange(kind: .added, level: isExhaustive ? .breaking : .info, old: nil, new: declaration))
    }
    return changes
  }

  /// Returns the kinds of the types, by their names.
  private static func kinds(of declarations: [SurfaceDeclaration]) -> [String: String] {
    var kinds: [String: String] = [:]
    // Subscripts instead of elements: a copy of a declaration takes longer than its name.
    for index in declarations.indices where declarations[index].kind == .type {
      kinds[declarations[index].name] = declarations[index].type
    }
    return kinds
  }

  /// Returns the declarations without those of types that have the same ones in both modules, which are most.
  private static func differing(
    _ old: [SurfaceDeclaration], _ new: [SurfaceDeclaration]
  ) -> (old: [SurfaceDeclaration], new: [SurfaceDeclaration]) {
    var types = Dictionary(ranges(of: new).map { (new[$0.lowerBound].name, $0) }) { first, _ in first }
    var (one, other): ([SurfaceDeclaration], Set<Int>) = ([], [])
    for range in ranges(of: old) {
      let same = types[old[range.lowerBound].name]
      if let same, same.count == range.count, zip(range, same).allSatisfy({ old[$0] == new[$1] }) {
        types[old[range.lowerBound].name] = nil
        other.insert(same.lowerBound)
      } else {
        one += old[range]
      }
    }
    return (one, ranges(of: new).filter { !other.contains($0.lowerBound) }.flatMap { new[$0] })
  }

  /// Returns where each type and the declarations behind it are.
  private static func ranges(of declarations: [SurfaceDeclaration]) -> [Range<Int>] {
    let starts = declarations.indices.filter { $0 == 0 || declarations[$0].kind == .type }
    return zip(starts, starts.dropFirst() + [declarations.count]).map { $0..<$1 }
  }

  private struct Key: Hashable {
    let kind: SurfaceDeclaration.Kind
    let path: String

    init(_ declaration: SurfaceDeclaration) {
      kind = declaration.kind
      path = declaration.path
    }
  }
}

extension SurfaceDeclaration {
  /// Whether every use of the other declaration, which has the same name, compiles with this one.
  ///
  /// - Parameter protocols: The protocol of each type of scope.
  fileprivate func accepts(_ old: SurfaceDeclaration, _ protocols: [String: String]) -> Bool {
    guard type == old.type || type == old.type + ", identifiable", old.isConstant || !isConstant else { return false }
    // The payload of a case is matched too.
    if kind == .unionCase { return parameters == old.parameters }
    var rest = parameters[...]
    for wanted in old.parameters {
      // A parameter that precedes the next argument of old calls must be optional.
      while let next = rest.first, next.label != wanted.label || !next.takes(wanted, protocols) {
        guard next.hasDefault else { return false }
        rest = rest.dropFirst()
      }
      guard let next = rest.popFirst(), next.hasDefault || !wanted.hasDefault else { return false }
    }
    return rest.allSatisfy(\.hasDefault)
  }
}

extension SurfaceDeclaration.Parameter {
  /// Whether an argument for the old parameter is accepted here: a value also fits its optional type, a scope a parameter
  /// for every scope, and a scalar one for every scalar.
  fileprivate func takes(_ old: Self, _ protocols: [String: String]) -> Bool {
    type == old.type || type == old.type + "?" && !old.hasDefault
      || protocols[old.type].map { type == "some \($0)" } ?? false || takesScalar(old)
  }

  private func takesScalar(_ old: Self) -> Bool {
    let isOptional = old.type.hasSuffix("?")
    let given = isOptional ? String(old.type.dropLast()) : old.type
    guard let any = [Self.anyScalar, Self.anyQueryValue].first(where: { [$0, $0 + "?"].contains(type) }),
      type != any || !isOptional
    else { return false }
    return Self.scalars.contains(given)
      || any == Self.anyQueryValue && Self.scalars.contains { "[\($0)]" == given }
  }
}
