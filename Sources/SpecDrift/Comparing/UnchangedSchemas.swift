import APIContract
import DataReading
import Diagnostics

/// Finds schemas that are written alike in two documents, and refer only to schemas that are. They have the same meaning,
/// so that their normal forms needn't be found and compared.
///
/// What a schema refers to is followed once, however many schemas refer to it.
final class UnchangedSchemas {
  /// A reference that occurs in both documents.
  private struct Reference: Hashable {
    let text: String
    /// The files in which it occurs.
    let old: String
    let new: String

    /// The text tells most references apart: many documents are one file.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  private let old: SchemaForms
  private let new: SchemaForms
  private var known: Set<Reference> = []
  /// The references that lead to something that differs.
  private var changed: Set<Reference> = []
  /// The references whose targets contain a reference.
  private var users: [Reference: [Reference]] = [:]
  /// Whether what stands beside alternatives is unchanged, by its locations: it is asked for each alternative.
  private var shared: [[SourceLocation]: Bool] = [:]

  init(old: SchemaForms, new: SchemaForms) {
    self.old = old
    self.new = new
  }

  /// Whether two schemas are written alike, and what they refer to is too.
  func contains(_ one: SchemaParts, _ other: SchemaParts) -> Bool {
    guard old.isOfTheSameVersion(as: new), one.parts.count == other.parts.count else { return false }
    return zip(one.parts, other.parts).allSatisfy { left, right in
      guard left.extent == right.extent else { return false }
      guard left.extent == .ownWithoutBranches else { return contains(left.node, right.node) }
      let places = [left.node.location, right.node.location]
      if let known = shared[places] { return known }
      let isUnchanged = contains(left.node, right.node)
      shared[places] = isUnchanged
      return isUnchanged
    }
  }

  private func contains(_ one: Node, _ other: Node) -> Bool {
    guard let references = references(ifAlike: one, other) else { return false }
    follow(references)
    return changed.isDisjoint(with: references)
  }

  /// Follows references and what their targets refer to, and then notes which of them lead to something that differs.
  private func follow(_ references: [Reference]) {
    var pending = references.filter { known.insert($0).inserted }
    var differing: [Reference] = []
    while let next = pending.popLast() {
      let (one, other) = (old.target(next.text, in: next.old), new.target(next.text, in: next.new))
      if one == nil, other == nil { continue }
      guard let one, let other, let inner = self.references(ifAlike: one, other) else {
        differing.append(next)
        continue
      }
      for reference in inner {
        users[reference, default: []].append(next)
        if known.insert(reference).inserted { pending.append(reference) }
        if changed.contains(reference) { differing.append(next) }
      }
    }
    while let next = differing.popLast() {
      if changed.insert(next).inserted { differing += users[next] ?? [] }
    }
  }

  /// Returns the references in two schemas that are written alike.
  ///
  /// - Returns: `nil` if the schemas differ, or may differ because of schemas that they don't refer to: those that extend
  ///   one with a discriminator, or to which a dynamic reference may lead.
  private func references(ifAlike one: Node, _ other: Node) -> [Reference]? {
    guard one == other else { return nil }
    let (old, new) = (one.location.file.path, other.location.file.path)
    var references: [Reference] = []
    var pending = [one]
    while let node = pending.popLast() {
      if let list = node.sequence { pending += list }
      guard let mapping = node.mapping else { continue }
      if mapping["$dynamicRef"] != nil { return nil }
      if let discriminator = mapping["discriminator"] {
        guard node.alternatives != nil else { return nil }
        let targets = discriminator["mapping"]?.mapping?.entries.compactMap(\.value.string) ?? []
        references += targets.map { Reference(text: $0, old: old, new: new) }
      }
      for entry in mapping.entries {
        if entry.key == "$ref", let text = entry.value.string {
          references.append(Reference(text: text, old: old, new: new))
        } else {
          pending.append(entry.value)
        }
      }
    }
    return references
  }
}
