import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

/// Reduces the description of a whole API to what a document is about: the operations that the document has, and those
/// beside them that it may want. The rest of the description, faulty or not, plays no role.
struct UpstreamSelection {
  private let ours: [String: ContractOperation]
  private let ids: [String: ContractOperation]
  private let resources: Set<String>
  private let levels: ScopeLevels
  private let unwanted: [Corrections.Unwanted]
  /// The root file of the document.
  private let root: Node?

  init(_ spec: Contract, levels: ScopeLevels, unwanted: [Corrections.Unwanted]) {
    self.levels = levels
    self.unwanted = unwanted
    root = spec.trees.root
    ours = Dictionary(spec.operations.map { (Self.key($0.method, $0.path), $0) }) { first, _ in first }
    ids = Dictionary(spec.operations.compactMap { one in one.id.map { ($0, one) } }) { first, _ in first }
    resources = Set(spec.operations.map { levels.resource(of: $0.path).withoutParameterNames })
  }

  /// - Throws: An error for a path that stands elsewhere, whose operations would seem to be gone otherwise.
  func selected(from root: Node) throws(DiagnosticError) -> Node {
    let paths = root["paths"]?.mapping?.entries ?? []
    if let reference = paths.lazy.compactMap({ $0.value["$ref"] }).first {
      throw DiagnosticError(
        .error(
          "the path is a reference, and the operations of the API's own description have to be in its root file",
          at: reference.location, hint: "bundle the description into one file first"))
    }
    let found = Set(paths.flatMap { entry in (entry.value.mapping?.keys ?? []).map { Self.key($0, entry.key) } })
    let selected = Mapping(
      paths.compactMap { entry in
        let item = self.item(entry.value, at: entry.key) { found.contains($0) }
        return item.map { Mapping.Entry(key: entry.key, keyLocation: entry.keyLocation, value: $0) }
      })
    let location = root["paths"]?.location ?? root.location
    let reduced = root.filtered { ["openapi", "info", "components", "security", "paths"].contains($0.key) }
      .replacing(["paths"], with: Node(.mapping(selected), at: location))
    return withOurSchemes(ReachableComponents(reduced).root)
  }

  /// Returns the entries about operations that the description doesn't have, or that the document has as well.
  func staleEntries(in root: Node) -> [Corrections.Unwanted] {
    let others = (root["paths"]?.mapping?.entries ?? []).flatMap { entry in
      (entry.value.mapping?.keys ?? []).filter { method in
        Operation.methods.contains(method) && ours[Self.key(method, entry.key)] == nil
      }.map { (method: $0.uppercased(), path: entry.key) }
    }
    return unwanted.filter { entry in
      !others.contains { other in entry.patterns.contains { $0.matches(method: other.method, path: other.path) } }
    }
  }

  /// Returns a path with the operations that count; `nil` if none does.
  private func item(_ item: Node, at path: String, isThere: (String) -> Bool) -> Node? {
    var result = item
    var isEmpty = true
    for entry in item.mapping?.entries ?? [] where Operation.methods.contains(entry.key) {
      let same = ours[Self.key(entry.key, path)] ?? moved(entry.value, isThere)
      let isWanted = same != nil || isNew(entry.key.uppercased(), path)
      isEmpty = isEmpty && !isWanted
      result = result.replacing([entry.key], with: isWanted ? operation(entry.value, as: same) : nil)
    }
    return isEmpty ? nil : result
  }

  /// The operation of ours with the same ID, if the description doesn't have it at its own path.
  private func moved(_ operation: Node, _ isThere: (String) -> Bool) -> ContractOperation? {
    let same = operation["operationId"]?.string.flatMap { ids[$0] }
    return same.flatMap { isThere(Self.key($0.method, $0.path)) ? nil : $0 }
  }

  private func isNew(_ method: String, _ path: String) -> Bool {
    let shape = path.withoutParameterNames
    return resources.contains { shape.hasPrefix($0) }
      && !unwanted.contains { $0.patterns.contains { $0.matches(method: method, path: path) } }
  }

  /// Returns an operation with only those media types of its body that a client has a choice of, and with the scopes of
  /// its key where the document has them.
  private func operation(_ node: Node, as ours: ContractOperation?) -> Node {
    guard let ours else { return node }
    var node = node
    if ours.body?.content.contains(where: { $0.range.isJSON }) == true,
      let content = node["requestBody"]?["content"]
    {
      node = node.replacing(["requestBody", "content"], with: content.filtered { MediaRange($0.key).isJSON })
    }
    let security = security(of: node, as: ours)
    let scopes = security?.sequence?.first?.mapping?.entries.first?.value
    node = node.replacing(["security"], with: security?.withoutScopes)
    let known = ours.node["x-scopes"]
    return node.replacing(["x-scopes"], with: known == nil ? nil : scopes?.sequence?.isEmpty == false ? scopes : known)
  }

  // MARK: - Authentication

  /// Returns how an operation is authenticated. Where the description doesn't say it, the document is believed.
  private func security(of node: Node, as ours: ContractOperation) -> Node? {
    if let own = node["security"], own.sequence?.isEmpty == false { return own }
    return ours.node["security"] ?? root?["security"]
  }

  /// Adds the document's ways to authenticate, to which operations may refer now.
  private func withOurSchemes(_ root: Node) -> Node {
    let schemes = self.root?["components"]?["securitySchemes"]?.mapping?.entries ?? []
    let secured = root["security"] == nil ? root.replacing(["security"], with: self.root?["security"]) : root
    return schemes.reduce(secured) { root, entry in
      let known = root["components"]?["securitySchemes"]?[entry.key]
      return known == nil
        ? root.replacing(["components", "securitySchemes", entry.key], with: entry.value) : root
    }
  }

  private static func key(_ method: String, _ path: String) -> String {
    "\(method.uppercased()) \(path.withoutParameterNames)"
  }
}

extension Node {
  /// Security requirements without scopes, which the document has in an extension.
  fileprivate var withoutScopes: Node {
    let alternatives = (sequence ?? []).map { alternative in
      let schemes = (alternative.mapping?.entries ?? []).map { entry in
        let none = Node(.sequence([]), at: entry.value.location)
        return Mapping.Entry(key: entry.key, keyLocation: entry.keyLocation, value: none)
      }
      return Node(.mapping(Mapping(schemes)), at: alternative.location)
    }
    return Node(.sequence(alternatives), at: location)
  }
}
