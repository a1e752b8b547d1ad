import DataReading
import Diagnostics

/// Reads Schema Objects, and keeps every schema that has a place of its own. A schema that is referred to is read once,
/// from a queue: recursion follows the nesting of one file, never the references.
final class SchemaReader {
  /// Every registered schema that could be read.
  private(set) var schemas: [SchemaID: NamedSchema] = [:]
  /// Every schema that has been read, wherever it is written, that has `required` or is composed of others.
  private(set) var combining: [Schema] = []
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

  /// Registers a schema of the components under its place. A schema that is only a reference isn't registered, because
  /// it is another name for its target.
  func define(_ target: Target) {
    if references.isOnlyReference(target.node, as: .schema) {
      _ = use(target.node)
    } else {
      register(target)
    }
  }

  /// Reads the registered schemas and those that they refer to, until none is left.
  func readPending() {
    while let target = pending.popLast() {
      guard case .inline(let schema)? = use(target.node) else { continue }
      let file = target.id.file
      let stem = file == rootPath ? nil : FilePath.stem(of: file)
      schemas[target.id] = NamedSchema(
        id: target.id, name: JSONPointer(target.id.pointer)?.tokens.last ?? FilePath.stem(of: file), fileStem: stem,
        schema: schema)
    }
  }

  /// Returns the schema at a node, or the one that it refers to; `nil` after reporting a fault.
  func use(_ node: Node) -> SchemaUse? {
    if let known = uses[node.location] { return known }
    let use = inspector.descend(at: node.location) { read(node) }
    uses[node.location] = .some(use)
    if case .inline(let schema)? = use, !schema.required.isEmpty || schema.isComposed { combining.append(schema) }
    return use
  }

  /// Follows a reference to a schema, and queues the schema to be read.
  func follow(_ reference: Reference) -> SchemaID? {
    guard let target = references.follow(reference, as: .schema) else { return nil }
    register(target)
    return target.id
  }

  /// Queues a schema to be read.
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

  /// The siblings of a `$ref` that have an effect: all of them from 3.1 on, only `nullable: true` before.
  private func schema(besideReferenceIn node: Node) -> Schema? {
    if version >= .v3_1 { return inspector.open(node, as: .schema).map(schema) }
    inspector.checkSiblings(of: node, as: .schema, countsNullable: true)
    var schema = Schema(location: node.location)
    schema.nullable = true
    return schema
  }
}
