// Schema Objects. A schema that is referred to is read once, from a list of what is still to be read: recursion follows
// the nesting of one file only, never the references.

import DataReading
import Diagnostics

/// Reads schemas, and remembers all that have a place of their own.
final class SchemaReader {
  /// Every schema registered so far that could be read.
  private(set) var schemas: [SchemaID: NamedSchema] = [:]
  let inspector: Inspector
  private let rootPath: String
  private var registered: Set<SchemaID> = []
  private var pending: [Target] = []
  private var uses: [SourceLocation: SchemaUse?] = [:]

  var version: OpenAPIVersion { inspector.version }
  var findings: DiagnosticCollector { inspector.findings }
  var references: References { inspector.references }

  init(inspector: Inspector, rootPath: String) {
    self.inspector = inspector
    self.rootPath = rootPath
  }

  /// Every schema that has been read, wherever it is written.
  var written: [Schema] {
    uses.values.compactMap { if case .inline(let schema)? = $0 { schema } else { nil } }
  }

  /// Gives a schema of the components its place. One that is only a reference has none: it is another name for what it
  /// refers to.
  func define(_ target: Target) {
    if references.isOnlyReference(target.node, as: .schema) {
      _ = use(target.node)
    } else {
      register(target)
    }
  }

  /// Reads what has been registered, and what that refers to, until nothing is left.
  func readPending() {
    while let target = pending.popLast() {
      guard case .inline(let schema)? = use(target.node) else { continue }
      let file = target.id.file
      let stem = FilePath.stem(of: file)
      schemas[target.id] = NamedSchema(
        id: target.id, name: JSONPointer(target.id.pointer)?.tokens.last ?? stem,
        fileStem: file == rootPath ? nil : stem, schema: schema)
    }
  }

  /// The schema that stands at a node or is referred to there; nil when it is at fault, which is told.
  func use(_ node: Node) -> SchemaUse? {
    if let known = uses[node.location] { return known }
    let use = inspector.descend(at: node.location) { read(node) }
    uses[node.location] = .some(use)
    return use
  }

  /// Follows a reference to a schema and sees to it that the schema is read.
  func follow(_ reference: Reference) -> SchemaID? {
    guard let target = references.follow(reference, as: .schema) else { return nil }
    register(target)
    return target.id
  }

  /// Sees to it that the schema is read.
  func register(_ target: Target) {
    if registered.insert(target.id).inserted { pending.append(target) }
  }

  private func read(_ node: Node) -> SchemaUse? {
    if let flag = node.bool, version >= .v3_1 {
      var schema = Schema(location: node.location)
      schema.isNever = !flag
      return .inline(schema)
    }
    guard node["$ref"] != nil else {
      return inspector.open(node, as: .schema).map { .inline(schema($0)) }
    }
    guard let reference = references.reference(in: node) else { return nil }
    guard references.isOnlyReference(node, as: .schema) else {
      guard var schema = schema(besideReferenceIn: node), let id = follow(reference) else { return nil }
      schema.allOf.insert(.reference(id, reference.location), at: 0)
      return .inline(schema)
    }
    inspector.checkSiblings(of: node, as: .schema)
    return follow(reference).map { .reference($0, reference.location) }
  }

  /// What stands beside a `$ref` and counts: all of it from 3.1 on, `nullable: true` before.
  private func schema(besideReferenceIn node: Node) -> Schema? {
    if version >= .v3_1 { return inspector.open(node, as: .schema).map(schema) }
    inspector.checkSiblings(of: node, as: .schema, countsNullable: true)
    var schema = Schema(location: node.location)
    schema.nullable = true
    return schema
  }
}
