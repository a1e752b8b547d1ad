// From a `$ref` to what it means. No recursion: chains of references are followed in a loop, and what they lead to is
// read by the caller.

import DataReading
import Diagnostics

/// Resolves the references of one description.
final class References {
  private let version: OpenAPIVersion
  private let files: DescriptionFiles
  private let findings: DiagnosticCollector
  private var targets: [Key: Target] = [:]
  private var ends: [SchemaID: Target?] = [:]
  private var anchors: [String: AnchorIndex] = [:]

  private struct Key: Hashable {
    let file: String
    let text: String
  }

  init(version: OpenAPIVersion, files: DescriptionFiles, findings: DiagnosticCollector) {
    self.version = version
    self.files = files
    self.findings = findings
  }

  /// The `$ref` of a node; nil without one, or when it isn't text, which is told.
  func reference(in node: Node) -> Reference? {
    guard let value = node["$ref"] else { return nil }
    guard let text = value.string else {
      findings.error("expected text for `$ref`, found \(value.kindName)", at: value.location)
      return nil
    }
    return Reference(text: text, location: value.location)
  }

  /// Whether a node of this kind says nothing but where to look. In 3.0 what stands beside a `$ref` means nothing, but
  /// for `nullable: true`, which many documents write there and mean; from 3.1 on it adds to a schema.
  func isOnlyReference(_ node: Node, as kind: ObjectKind) -> Bool {
    guard let mapping = node.mapping, mapping["$ref"] != nil else { return false }
    if kind != .schema || mapping.count == 1 { return true }
    return version < .v3_1 && mapping["nullable"]?.bool != true
  }

  /// What a reference leads to in the end, through other references; nil when it leads nowhere, which is told.
  func follow(_ first: Reference, as kind: ObjectKind) -> Target? {
    var passed: [SchemaID] = []
    var followed: [Reference] = []
    var positions: [SchemaID: Int] = [:]
    var reference = first
    var end: Target?
    while let target = resolve(reference) {
      if let known = ends[target.id] {
        end = known
        break
      }
      followed.append(reference)
      if let start = positions[target.id] {
        reportCycle(followed[(start + 1)...])
        break
      }
      positions[target.id] = passed.count
      passed.append(target.id)
      guard isOnlyReference(target.node, as: kind) else {
        end = target
        break
      }
      guard let next = self.reference(in: target.node) else { break }
      reference = next
    }
    for id in passed { ends[id] = .some(end) }
    return end
  }

  /// The place that a reference names; nil when nothing is there, which is told.
  func resolve(_ reference: Reference) -> Target? {
    let key = Key(file: reference.location.file.path, text: reference.text)
    if let known = targets[key] { return known }
    guard let text = ReferenceText(reference.text) else {
      findings.error("`\(reference.text)` is no URI: `%` begins no escape", at: reference.location)
      return nil
    }
    guard !text.isRemote else {
      findings.error(
        "`\(reference.text)` is not fetched: references lead to files only", at: reference.location,
        hint: "save it beside the description and refer to the file")
      return nil
    }
    let file = text.path.isEmpty ? key.file : FilePath.resolve(text.path, in: key.file)
    guard let tree = files.tree(at: file, for: reference) else { return nil }
    let target =
      if text.fragment.isEmpty || text.fragment.hasPrefix("/") {
        target(atPointer: text.fragment, in: tree, of: file, for: reference)
      } else {
        target(atAnchor: text.fragment, in: tree, of: file, for: reference)
      }
    targets[key] = target
    return target
  }

  /// The schema that a file, or else the root file, has under a name in its components.
  func component(named name: String, near file: String) -> Target? {
    for (path, tree) in [(file, files.knownTree(at: file)), (files.rootPath, files.root)] {
      guard let node = tree?["components"]?["schemas"]?[name] else { continue }
      let pointer = JSONPointer(tokens: ["components", "schemas", name]).description
      return Target(node: node, id: SchemaID(file: path, pointer: pointer))
    }
    return nil
  }

  /// The names that `component(named:near:)` knows.
  func componentNames(near file: String) -> [String] {
    [files.knownTree(at: file), files.root].flatMap { $0?["components"]?["schemas"]?.mapping?.keys ?? [] }
  }

  private func target(
    atPointer text: String, in tree: Node, of file: String, for reference: Reference
  ) -> Target? {
    guard let pointer = JSONPointer(text) else {
      findings.error("`\(text)` is no JSON pointer: `~` is followed by neither 0 nor 1", at: reference.location)
      return nil
    }
    let (node, missing) = tree.follow(pointer)
    guard let wrong = missing.first else {
      return Target(node: node, id: SchemaID(file: file, pointer: pointer.description))
    }
    findings.error(
      "nothing stands at `\(reference.text)`", at: reference.location,
      hint: findings.hint(for: wrong, among: node.mapping?.keys ?? []))
    return nil
  }

  private func target(
    atAnchor name: String, in tree: Node, of file: String, for reference: Reference
  ) -> Target? {
    guard version >= .v3_1 else {
      let component = component(named: name, near: file)
      findings.error(
        "`\(reference.text)` is no JSON pointer: `#` has to be followed by a slash", at: reference.location,
        hint: component.map { "did you mean `#\($0.id.pointer)`?" })
      return nil
    }
    let index = anchors[file] ?? AnchorIndex(of: tree, file: file)
    anchors[file] = index
    if let target = index.targets[name] { return target }
    findings.error(
      "no `$anchor` is called `\(name)`", at: reference.location,
      hint: findings.hint(for: name, among: index.targets.keys.sorted()))
    return nil
  }

  private func reportCycle(_ references: ArraySlice<Reference>) {
    let places = references.map(\.location).sorted()
    findings.error(
      "this reference leads back to itself", at: places.first,
      notes: places.dropFirst().prefix(10).map { Diagnostic.Note("by way of this one", at: $0) })
  }
}
