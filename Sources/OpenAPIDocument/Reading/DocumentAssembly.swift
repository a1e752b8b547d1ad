import DataReading
import Diagnostics

/// Reads the root file, with a reader for each kind of object, and assembles the document.
struct DocumentAssembly {
  private let version: OpenAPIVersion
  private let files: DescriptionFiles
  private let inspector: Inspector
  private let schemas: SchemaReader
  private let content: ContentReader
  private let parameters: ParameterReader
  private let paths: PathReader

  private var findings: DiagnosticCollector { inspector.findings }

  init(version: OpenAPIVersion, files: DescriptionFiles, findings: DiagnosticCollector) {
    self.version = version
    self.files = files
    let references = References(version: version, files: files, findings: findings)
    inspector = Inspector(version: version, findings: findings, references: references)
    schemas = SchemaReader(inspector: inspector, rootPath: files.rootPath)
    content = ContentReader(inspector: inspector, schemas: schemas)
    parameters = ParameterReader(inspector: inspector, schemas: schemas, content: content)
    paths = PathReader(inspector: inspector, parameters: parameters, content: content)
  }

  /// Returns the document; `nil`, or a document with errors among the findings, if it has faults.
  func document(rootPath: String) -> Document? {
    guard let root = inspector.open(files.root, as: .openAPI) else { return nil }
    let info = root["info"].flatMap { inspector.open($0, as: .info) }
    let servers = root.list("servers").compactMap(ServerReader(inspector: inspector).server)
    let tags = tags(root.list("tags"))
    if let node = root["components"] { readComponents(node) }
    let operations = root["paths"].map(paths.operations(inPaths:)) ?? []
    checkContainers(root)
    schemas.readPending()
    inspector.inspectPending()
    let order = schemaOrder()
    var composition = CompositionCheck(schemas.schemas)
    composition.report(in: order, to: findings)
    var required = RequiredCheck(schemas.schemas, reportingTo: findings)
    required.check(schemas.combining)
    var spelling = SpellingCheck(reportingTo: findings)
    let trees = files.order.compactMap(files.knownTree)
    for tree in trees { spelling.check(tree) }
    return Document(
      trees: DocumentTrees(version: version, files: trees, rootPath: rootPath), title: info?.text("title") ?? "",
      apiVersion: info?.text("version") ?? "",
      description: info?.text("description"), servers: servers, tags: tags, operations: operations,
      schemas: schemas.schemas, schemaOrder: order)
  }

  private func checkContainers(_ root: CheckedObject) {
    guard version >= .v3_1, !["paths", "components", "webhooks"].contains(where: root.mentions) else { return }
    findings.error("an OpenAPI Object needs `paths`, `components` or `webhooks`", at: root.location)
  }

  private func tags(_ nodes: [Node]) -> [Tag] {
    var seen: [String: SourceLocation] = [:]
    return nodes.compactMap { node in
      guard let object = inspector.open(node, as: .tag), let name = object.text("name") else { return nil }
      if let first = seen.updateValue(node.location, forKey: name) {
        findings.error(
          "the tag `\(name)` is declared twice", at: node.location,
          notes: [Diagnostic.Note("the first is here", at: first)])
      }
      return Tag(name: name, description: object.text("description"))
    }
  }

  /// Reads every component, whether anything refers to it or not, so that all faults are found.
  private func readComponents(_ node: Node) {
    guard let object = inspector.open(node, as: .components) else { return }
    for group in object.entries {
      for entry in object.map(group.key) { checkName(entry) }
    }
    for entry in object.map("schemas") {
      let pointer = JSONPointer(tokens: ["components", "schemas", entry.key]).description
      schemas.define(Target(node: entry.value, id: SchemaID(file: files.rootPath, pointer: pointer)))
    }
    for entry in object.map("parameters") { _ = parameters.parameter(entry.value) }
    for entry in object.map("requestBodies") { _ = content.requestBody(entry.value) }
    for entry in object.map("responses") { _ = content.response(entry.value) }
    for entry in object.map("headers") { _ = content.header(entry.value, name: entry.key) }
    for entry in object.map("mediaTypes") { _ = content.mediaType(entry.value) }
    for entry in object.map("pathItems") { _ = paths.operations(inItem: entry.value) }
  }

  private func checkName(_ entry: Mapping.Entry) {
    let isName = entry.key.utf8.allSatisfy { byte in
      switch UInt8(ascii: "a")...UInt8(ascii: "z") {
      case let letters where letters.contains(byte | 0x20): true
      default: (0x30...0x39).contains(byte) || "-._".utf8.contains(byte)
      }
    }
    if !isName || entry.key.isEmpty {
      findings.error(
        "`\(entry.key)` can't be the name of a component", at: entry.keyLocation,
        hint: "use letters, digits, `.`, `-` and `_`")
    }
  }

  /// Sorts files in the order in which they were first needed, and schemas within a file by position.
  private func schemaOrder() -> [SchemaID] {
    let ranks = Dictionary(uniqueKeysWithValues: files.order.enumerated().map { ($0.element, $0.offset) })
    // Only what is compared: sorting moves its elements, and a schema is large.
    let places = schemas.schemas.values.map { named in
      (rank: ranks[named.id.file] ?? 0, location: named.schema.location, id: named.id)
    }
    return places.sorted { left, right in
      (left.rank, left.location.line, left.location.column, left.id.pointer)
        < (right.rank, right.location.line, right.location.column, right.id.pointer)
    }.map(\.id)
  }
}
