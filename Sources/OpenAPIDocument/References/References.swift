import DataReading
import Diagnostics

/// Resolves the references of one document. Chains of references are followed in a loop, without recursion, and the
/// caller reads their targets.
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

  /// Returns the `$ref` of a node; `nil` if it has none, or after reporting one that isn't a string.
  func reference(in node: Node) -> Reference? {
    guard let value = node["$ref"] else { return nil }
    guard let text = value.string else {
      findings.error("expected text for `$ref`, found \(value.kindName)", at: value.location)
      return nil
    }
    return Reference(text: text, location: value.location)
  }

  /// Whether a node of this kind is only a reference. In 3.0 the siblings of a `$ref` have no effect, except for
  /// `nullable: true`, which many documents write there deliberately; from 3.1 on they add to a schema.
  func isOnlyReference(_ node: Node, as kind: ObjectKind) -> Bool {
    guard let mapping = node.mapping, mapping["$ref"] != nil else { return false }
    if kind != .schema || mapping.count == 1 { return true }
    return version < .v3_1 && mapping["nullable"]?.bool != true
  }

  /// Follows a reference to its final target; returns `nil` after reporting one that leads nowhere.
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

  /// Returns the place that a reference names; `nil` after reporting that nothing is there.
  func resolve(_ reference: Reference) -> Target? {
    let key = Key(file: reference.location.file.path, text: reference.text)
    if let known = targets[key] { return known }
    guard let text = ReferenceText(reference.text) else {
      findings.error("`\(reference.text)` isn't a URI: `%` doesn't begin an escape", at: reference.location)
      return nil
    }
    guard !text.isRemote else {
      findings.error(
        "`\(reference.text)` isn't fetched: only references to files are supported", at: reference.location,
        hint: "save it beside the document and refer to the file")
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

  /// Returns the schema that has a name in the components of a file, or else of the root file.
  func component(named name: String, near file: String) -> Target? {
    for (path, tree) in [(file, files.knownTree(at: file)), (files.rootPath, files.root)] {
      guard let node = tree?["components"]?["schemas"]?[name] else { continue }
      let pointer = JSONPointer(tokens: ["components", "schemas", name]).description
      return Target(node: node, id: SchemaID(file: path, pointer: pointer))
    }
    return nil
  }

  /// The names that `component(named:near:)` searches.
  func componentNames(near file: String) -> [String] {
    [files.knownTree(at: file), files.root].flatMap { $0?["components"]?["schemas"]?.mapping?.keys ?? [] }
  }

  private func target(
    atPointer text: String, in tree: Node, of file: String, for reference: Reference
  ) -> Target? {
    guard let pointer = JSONPointer(text) else {
      findings.error("`\(text)` isn't a JSON pointer: `~` must be followed by 0 or 1", at: reference.location)
      return nil
    }
    let (node, missing) = tree.follow(pointer)
    guard let wrong = missing.first else {
      return Target(node: node, id: SchemaID(file: file, pointer: pointer.description))
    }
    findings.error(
      "nothing exists at `\(reference.text)`", at: reference.location,
      hint: findings.hint(for: wrong, among: node.mapping?.keys ?? []))
    return nil
  }

  private func target(
    atAnchor name: String, in tree: Node, of file: String, for reference: Reference
  ) -> Target? {
    guard version >= .v3_1 else {
      let component = component(named: name, near: file)
      findings.error(
        "`\(reference.text)` isn't a JSON pointer: `#` must be followed by a slash", at: reference.location,
        hint: component.map { "did you mean `#\($0.id.pointer)`?" })
      return nil
    }
    let index = anchors[file] ?? AnchorIndex(of: tree, file: file)
    anchors[file] = index
    if let target = index.targets[name] { return target }
    findings.error(
      "no `$anchor` has the name `\(name)`", at: reference.location,
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
