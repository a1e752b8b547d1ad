import DataReading
import Diagnostics
import Foundation

/// A document as its data says it, for witnesses. Nothing here uses what the comparison uses, so that both don't share
/// a mistake.
struct WireDocument {
  /// An operation with what its path says besides.
  struct Operation {
    let method: String
    /// The operation as reports call it, such as `GET /things`.
    let name: String
    /// The path from the root of the server, with its parameters in braces.
    let path: String
    let parameters: [Node]
    let body: Node?
    /// The responses by status, such as `200`, `4XX` or `default`.
    let responses: [(status: String, response: Node)]
  }

  /// Which way values travel.
  enum Direction {
    case request, response

    /// The keyword of properties that don't travel this way.
    var excluding: String { self == .request ? "readOnly" : "writeOnly" }
  }

  let root: Node
  let operations: [Operation]
  /// Whether keywords are those of OpenAPI 3.0.
  let isOld: Bool

  init(_ root: Node) {
    self.root = root
    isOld = root["openapi"]?.string?.hasPrefix("3.0") ?? false
    operations = Self.operations(of: root)
  }

  // MARK: - References

  /// Returns what a reference leads to, with the keywords beside it, or the node itself.
  func resolved(_ node: Node, depth: Int = 0) -> Node {
    guard let reference = (node["$ref"] ?? node["$dynamicRef"])?.string, depth < 20 else { return node }
    let target = resolved(Self.target(of: reference, in: root), depth: depth + 1)
    let rest = (node.mapping?.entries ?? []).filter { entry in
      !["$ref", "$dynamicRef", "description", "allOf"].contains(entry.key)
    }
    let parts = node["allOf"]?.sequence ?? []
    guard !rest.isEmpty || !parts.isEmpty, !isOld else { return target }
    return .made(.mapping(Mapping([.made("allOf", .made(.sequence([target] + parts)))] + rest)))
  }

  /// Returns the node of a reference inside the document.
  private static func target(of reference: String, in root: Node) -> Node {
    guard reference.hasPrefix("#") else { return .made(.bool(true)) }
    let name = reference.dropFirst()
    if !name.hasPrefix("/"), !name.isEmpty { return anchored(String(name), in: root) ?? .made(.bool(true)) }
    let tokens = name.split(separator: "/").map {
      ($0.removingPercentEncoding ?? String($0)).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    return tokens.reduce(root) { node, token in
      node[token] ?? Int(token).flatMap { index in node.sequence?.dropFirst(index).first } ?? .made(.bool(true))
    }
  }

  private static func anchored(_ name: String, in node: Node) -> Node? {
    if node["$anchor"]?.string == name || node["$dynamicAnchor"]?.string == name { return node }
    let children = node.sequence ?? node.mapping?.entries.map(\.value) ?? []
    return children.lazy.compactMap { anchored(name, in: $0) }.first
  }

  // MARK: - Operations

  private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  private static func operations(of root: Node) -> [Operation] {
    func resolved(_ node: Node) -> Node {
      node["$ref"]?.string.map { target(of: $0, in: root) } ?? node
    }
    return (root["paths"]?.mapping?.entries ?? []).flatMap { entry in
      let item = resolved(entry.value)
      return methods.compactMap { method -> Operation? in
        guard let operation = item[method] else { return nil }
        let own = (operation["parameters"]?.sequence ?? []).map(resolved)
        let shared = (item["parameters"]?.sequence ?? []).map(resolved).filter { parameter in
          !own.contains { $0["name"] == parameter["name"] && $0["in"] == parameter["in"] }
        }
        return Operation(
          method: method.uppercased(), name: "\(method.uppercased()) \(entry.key)",
          path: base(operation["servers"] ?? item["servers"] ?? root["servers"]) + entry.key,
          parameters: (shared + own).filter { !isIgnored($0) }, body: operation["requestBody"].map(resolved),
          responses: (operation["responses"]?.mapping?.entries ?? []).map { ($0.key, resolved($0.value)) })
      }
    }
  }

  /// OpenAPI ignores these headers as parameters.
  private static func isIgnored(_ parameter: Node) -> Bool {
    parameter["in"]?.string == "header"
      && ["accept", "content-type", "authorization"].contains(parameter["name"]?.string?.lowercased())
  }

  /// Returns the path of the first server.
  private static func base(_ servers: Node?) -> String {
    guard let server = servers?.sequence?.first, var url = server["url"]?.string else { return "" }
    for variable in server["variables"]?.mapping?.entries ?? [] {
      url = url.replacing("{\(variable.key)}", with: variable.value["default"]?.string ?? "")
    }
    let path =
      url.firstRange(of: "://").map { scheme in
        url[scheme.upperBound...].drop { $0 != "/" }
      } ?? url[...]
    return path.hasSuffix("/") ? String(path.dropLast()) : String(path)
  }

  /// Returns the operation that a request is for, and the texts of the path's parameters.
  func operation(_ method: String, _ path: String) -> (Operation, [String: String])? {
    let found = operations.compactMap { operation -> (Operation, [String: String])? in
      guard operation.method == method, let values = Self.match(path, operation.path) else { return nil }
      return (operation, values)
    }
    return found.min { $0.1.count < $1.1.count }
  }

  private static func match(_ path: String, _ template: String) -> [String: String]? {
    let (given, wanted) = (path.components(separatedBy: "/"), template.components(separatedBy: "/"))
    guard given.count == wanted.count else { return nil }
    var values: [String: String] = [:]
    for (text, part) in zip(given, wanted) {
      guard let start = part.firstIndex(of: "{"), let end = part.firstIndex(of: "}") else {
        guard text.removingPercentEncoding == part.removingPercentEncoding else { return nil }
        continue
      }
      let (prefix, suffix) = (part[..<start], part[part.index(after: end)...])
      guard text.hasPrefix(prefix), text.hasSuffix(suffix), text.count > prefix.count + suffix.count else { return nil }
      values[String(part[part.index(after: start)..<end])] =
        String(text.dropFirst(prefix.count).dropLast(suffix.count)).removingPercentEncoding
    }
    return values
  }
}

extension WireDocument.Operation {
  /// Returns the response with a status.
  func response(_ status: Int) -> Node? {
    let keys = [String(status), "\(status / 100)XX", "\(status / 100)xx", "default"]
    return keys.lazy.compactMap { key in responses.first { $0.status == key }?.response }.first
  }

  /// The statuses of the responses: two that aren't otherwise documented for a range, and one for the rest.
  var statuses: [Int] {
    responses.flatMap { key, _ in
      if let status = Int(key) { return [status] }
      let range = key == "default" ? 500..<501 : (key.first?.wholeNumberValue).map { $0 * 100..<$0 * 100 + 100 }
      return Array((range ?? 0..<0).filter { status in !responses.contains { $0.status == String(status) } }.prefix(2))
    }
  }
}

extension Node {
  private static let nowhere = SourceLocation(file: SourceFile(path: "", bytes: []), line: 1, column: 1)

  static func made(_ value: Value) -> Node { Node(value, at: nowhere) }

  static func object(_ members: [(String, Node)]) -> Node {
    made(.mapping(Mapping(members.map { .made($0.0, $0.1) })))
  }

  /// Whether two numbers or other values are the same in JSON.
  func isSame(as other: Node) -> Bool {
    if let one = decimal, let two = other.decimal { return one == two }
    if let one = sequence, let two = other.sequence {
      return one.count == two.count && zip(one, two).allSatisfy { $0.isSame(as: $1) }
    }
    if let one = mapping, let two = other.mapping {
      return one.count == two.count
        && one.entries.allSatisfy { entry in
          two[entry.key]?.isSame(as: entry.value) ?? false
        }
    }
    return self == other
  }

  /// The exact number.
  var decimal: Decimal? {
    switch value {
    case .integer(let number): Decimal(number)
    case .number(let text): Decimal(string: text)
    default: nil
    }
  }

  /// The node with other values of some keys.
  func with(_ changes: [(String, Node)]) -> Node {
    let kept = (mapping?.entries ?? []).filter { entry in !changes.contains { $0.0 == entry.key } }
    return .made(.mapping(Mapping(kept + changes.map { .made($0.0, $0.1) })))
  }

  func without(_ keys: String...) -> Node {
    .made(.mapping(Mapping((mapping?.entries ?? []).filter { !keys.contains($0.key) })))
  }
}

extension Mapping.Entry {
  static func made(_ key: String, _ value: Node) -> Self { Self(key: key, keyLocation: value.location, value: value) }
}
