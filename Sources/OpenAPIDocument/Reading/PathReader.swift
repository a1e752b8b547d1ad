import DataReading
import Diagnostics

/// Reads paths, path items and operations.
final class PathReader {
  private let inspector: Inspector
  private let parameters: ParameterReader
  private let content: ContentReader
  private let written: WrittenPartReader
  private var items: [SourceLocation: [Operation]] = [:]
  private var operationIDs: [String: SourceLocation] = [:]

  private var findings: DiagnosticCollector { inspector.findings }

  /// The largest number of operations. Many paths can refer to one path item, and each gets its operations.
  private static let maxOperations = 50_000

  init(inspector: Inspector, parameters: ParameterReader, content: ContentReader) {
    self.inspector = inspector
    self.parameters = parameters
    self.content = content
    written = WrittenPartReader(inspector: inspector)
  }

  /// Reads the operations of the `paths` of a document.
  func operations(inPaths node: Node) -> [Operation] {
    guard let object = inspector.open(node, as: .paths) else { return [] }
    var all: [Operation] = []
    var others: [String: Mapping.Entry] = [:]
    for entry in object.entries {
      let item = operations(inItem: entry.value)
      guard all.count + item.count <= Self.maxOperations else {
        findings.error("there are more than \(Self.maxOperations) operations", at: entry.keyLocation)
        break
      }
      guard let template = template(entry) else { continue }
      if let other = others.updateValue(entry, forKey: template.shape) {
        reportAmbiguity(of: entry, item, with: other, operations(inItem: other.value))
      }
      for var operation in item {
        operation.path = template.text
        checkParameters(of: operation, template)
        checkID(of: operation)
        all.append(operation)
      }
    }
    return all
  }

  /// The specification forbids two templates of the same shape. If their methods differ, each request still matches
  /// only one operation, so this is only a warning.
  private func reportAmbiguity(
    of entry: Mapping.Entry, _ item: [Operation], with other: Mapping.Entry, _ otherItem: [Operation]
  ) {
    let isAmbiguous = !Set(item.map(\.method)).isDisjoint(with: otherItem.map(\.method))
    findings.report(
      Diagnostic(
        isAmbiguous ? .error : .warning, "`\(entry.key)` matches the same paths as another template",
        at: entry.keyLocation, notes: [Diagnostic.Note("the other one", at: other.keyLocation)]))
  }

  /// Reads the operations of a path item, or of the one that it refers to, without their path.
  func operations(inItem node: Node) -> [Operation] {
    guard let target = inspector.dereference(node, as: .pathItem)?.node else { return [] }
    if let known = items[target.location] { return known }
    let operations = readItem(target)
    items[target.location] = operations
    return operations
  }

  private func readItem(_ node: Node) -> [Operation] {
    guard let object = inspector.open(node, as: .pathItem) else { return [] }
    checkAdditional(object)
    let common = parameters.parameters(object.list("parameters"))
    return object.entries.compactMap { entry in
      guard Self.carriedMethods.contains(entry.key) else { return nil }
      return operation(entry, in: node, common: common)
    }
  }

  /// The client doesn't send `query`.
  private static let carriedMethods = Set(Operation.methods).subtracting(["query"])

  private func operation(_ entry: Mapping.Entry, in item: Node, common: [Parameter]) -> Operation? {
    guard let object = inspector.open(entry.value, as: .operation) else { return nil }
    let own = parameters.parameters(object.list("parameters"))
    return Operation(
      operationID: object.text("operationId"), method: entry.key.uppercased(), path: "", location: entry.keyLocation,
      tags: object.texts("tags"), summary: object.text("summary"), description: object.text("description"),
      deprecated: object.flag("deprecated") ?? false,
      parameters: ParameterReader.merge(common: common, own: own),
      requestBody: object["requestBody"].flatMap(content.requestBody),
      responses: object["responses"].map(content.responses) ?? [],
      written: written.parts(of: entry.value, in: item),
      extensions: object.extensions)
  }

  private func checkAdditional(_ object: CheckedObject) {
    for entry in object.map("additionalOperations") where Operation.methods.contains(entry.key.lowercased()) {
      findings.error(
        "`\(entry.key)` can't be an additional operation: it has the keyword `\(entry.key.lowercased())`",
        at: entry.keyLocation)
    }
  }

  private func template(_ entry: Mapping.Entry) -> PathTemplate? {
    do {
      let template = try PathTemplate(entry.key)
      if entry.key.contains(where: { "?#".contains($0) }) {
        findings.warning("`?` and `#` aren't allowed in a path", at: entry.keyLocation)
      }
      if template.text != entry.key {
        findings.warning(
          "`{+name}` isn't OpenAPI; it is understood as `{name}`", at: entry.keyLocation,
          hint: "a value is sent as one segment, its slashes percent-encoded")
      }
      return template
    } catch {
      findings.error("\(error)", at: entry.keyLocation)
      return nil
    }
  }

  private func checkParameters(of operation: Operation, _ template: PathTemplate) {
    let declared = operation.parameters.filter { $0.in == .path }
    let declaredNames = Set(declared.map(\.name))
    let undeclared = template.names.filter { !declaredNames.contains($0) }
    // A path can be long and have many names, so messages must not repeat it for each name.
    let path = operation.path.count > 100 ? "the path" : "`\(operation.path)`"
    if !undeclared.isEmpty {
      let names = undeclared.prefix(5).map { "`{\($0)}`" }.joined(separator: ", ")
      findings.error(
        "`\(operation.method)` doesn't declare \(names) of \(path)", at: operation.location,
        hint: "each needs a parameter with `in: path` and its name, here or in the path item")
    }
    let names = Set(template.names)
    for parameter in declared where !names.contains(parameter.name) {
      findings.error(
        "the path parameter `\(parameter.name)` is not in \(path)", at: parameter.location,
        hint: findings.hint(for: parameter.name, among: template.names))
    }
  }

  private func checkID(of operation: Operation) {
    guard let id = operation.operationID else { return }
    if let first = operationIDs.updateValue(operation.location, forKey: id) {
      findings.error(
        "the operation ID `\(id)` is already used", at: operation.location,
        notes: [Diagnostic.Note("by this operation", at: first)])
    }
  }
}
