import DataReading
import Diagnostics

/// Checks objects against the ledger: their keywords, the form of the values, missing keywords and keywords that
/// exclude each other. A reader opens the objects that it uses here; all others are inspected completely, so that every
/// fault is found.
final class Inspector {
  let version: OpenAPIVersion
  let findings: DiagnosticCollector
  let references: References
  private var depth = 0
  private var pending: [(node: Node, kind: ObjectKind)] = []
  private var inspected: Set<Inspected> = []

  /// Three times as deep as any document of the corpus, and safe on a stack of 512 KB in a debug build.
  private static let maxDepth = 40

  private struct Inspected: Hashable {
    let location: SourceLocation
    let kind: ObjectKind
  }

  init(version: OpenAPIVersion, findings: DiagnosticCollector, references: References) {
    self.version = version
    self.findings = findings
    self.references = references
  }

  /// Returns the object of a node, from which a reader takes what the ledger marks as carried; everything else in it is
  /// checked and reported here. Returns `nil` after reporting a node that isn't a mapping.
  func open(_ node: Node, as kind: ObjectKind) -> CheckedObject? {
    open(node, as: kind, isTakenUp: true)
  }

  /// Returns the object itself, resolving a reference, and the description beside the reference, which applies from 3.1
  /// on. Returns `nil` after reporting a reference that leads nowhere.
  func dereference(_ node: Node, as kind: ObjectKind) -> (node: Node, description: String?)? {
    guard kind.isReferable, node["$ref"] != nil else { return (node, nil) }
    guard let reference = references.reference(in: node) else { return nil }
    checkSiblings(of: node, as: kind)
    guard let target = references.follow(reference, as: kind) else { return nil }
    return (target.node, version >= .v3_1 ? node["description"]?.string : nil)
  }

  /// Reports what stands beside a `$ref` and has no effect there.
  ///
  /// - Parameter countsNullable: Whether `nullable: true` is understood there, which is reported as a note.
  func checkSiblings(of node: Node, as kind: ObjectKind, countsNullable: Bool = false) {
    let documentation = kind == .pathItem ? [] : ["summary", "description"]
    for entry in node.mapping?.entries ?? [] where entry.key != "$ref" && !documentation.contains(entry.key) {
      if countsNullable, entry.key == "nullable" {
        findings.countNullable(at: entry.keyLocation)
      } else {
        findings.warning("`\(entry.key)` beside `$ref` is ignored", at: entry.keyLocation)
      }
    }
  }

  /// Inspects the targets of references from unused places, until there are none left.
  func inspectPending() {
    while let (node, kind) = pending.popLast() {
      guard inspected.insert(Inspected(location: node.location, kind: kind)).inserted else { continue }
      _ = open(node, as: kind, isTakenUp: false)
    }
  }

  /// Runs a check one level deeper, or reports that the nesting is too deep.
  func descend<Result>(at location: SourceLocation, _ body: () -> Result?) -> Result? {
    guard depth < Self.maxDepth else {
      findings.error("objects are nested deeper than \(Self.maxDepth) levels", at: location)
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return body()
  }

  private func open(_ node: Node, as kind: ObjectKind, isTakenUp: Bool) -> CheckedObject? {
    guard let mapping = node.mapping else {
      findings.error("expected \(kind), found \(node.kindName)", at: node.location)
      return nil
    }
    let rules = kind.rules
    var object = CheckedObject(kind: kind, location: node.location, mapping: mapping)
    for entry in mapping.entries {
      if entry.key.hasPrefix("x-"), kind != .securityRequirement {
        object.keep(extension: entry)
      } else if let keyword = rules.keyword(entry.key, in: version) {
        guard check(entry, against: keyword, in: kind, isTakenUp: isTakenUp) else {
          object.reject(entry.key)
          continue
        }
        if case .documented = keyword.fate { object.document(entry) }
      } else if let shape = rules.others {
        guard hasShape(entry.value, shape, named: entry.key) else {
          object.reject(entry.key)
          continue
        }
        if !isTakenUp { inspect(entry.value, as: shape) }
      } else {
        reportUnknown(entry, in: kind)
        object.reject(entry.key)
      }
    }
    checkPresence(in: mapping, of: kind, at: node.location)
    return object
  }

  private func check(
    _ entry: Mapping.Entry, against keyword: Keyword, in kind: ObjectKind, isTakenUp: Bool
  ) -> Bool {
    let severity: Diagnostic.Severity = if case .documented = keyword.fate { .warning } else { .error }
    guard hasShape(entry.value, keyword.shape, named: entry.key, orElse: severity) else { return false }
    switch keyword.fate {
    case .carried, .documented:
      if isTakenUp { return true }
    case .immaterial(let reason):
      if isTakenUp { findings.count(entry.key, because: reason, at: entry.keyLocation) }
    case .notCarried(let loss):
      if isTakenUp { findings.warning("`\(entry.key)` isn't carried over: \(loss)", at: entry.keyLocation) }
    case .refused(let reason):
      findings.error("`\(entry.key)` can't stand in \(kind): \(reason)", at: entry.keyLocation)
      return false
    }
    inspect(entry.value, as: keyword.shape)
    return true
  }

  private func inspect(_ node: Node, as shape: Shape) {
    switch shape {
    case .any, .text, .boolean, .number, .count, .list, .texts, .word: return
    case .object(let kind): inspect(node, as: kind)
    case .flagOr(let kind): if node.bool == nil { inspect(node, as: kind) }
    case .objects(let kind): for element in node.sequence ?? [] { inspect(element, as: kind) }
    case .map(let shape):
      for entry in node.mapping?.entries ?? [] where hasShape(entry.value, shape, named: entry.key) {
        inspect(entry.value, as: shape)
      }
    }
  }

  /// Reports a remote reference in an unused object as a warning only.
  private func isLeftRemote(_ reference: Reference) -> Bool {
    guard ReferenceText(reference.text)?.isRemote == true else { return false }
    findings.warning("`\(reference.text)` isn't fetched", at: reference.location)
    return true
  }

  private func inspect(_ node: Node, as kind: ObjectKind) {
    if kind == .schema, version >= .v3_1, node.bool != nil { return }
    if kind.isReferable, node["$ref"] != nil {
      guard let reference = references.reference(in: node), !isLeftRemote(reference),
        let target = references.follow(reference, as: kind)
      else { return }
      pending.append((target.node, kind))
      if version < .v3_1 || references.isOnlyReference(node, as: kind) { return }
    }
    _ = descend(at: node.location) { open(node, as: kind, isTakenUp: false) }
  }
}
