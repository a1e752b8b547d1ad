@testable import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

@testable import SpecDrift

/// Writes our document as drf-spectacular would: OpenAPI 3.0.3 in one file, enums as components of their own, null
/// beside a reference, three media types for each request body, tags twice, and many other operations.
struct UpstreamWriter {
  private let contract: Contract
  private let place: SourceLocation
  private var components: [String: Node] = [:]
  private var names: [SourceLocation: String] = [:]

  init(_ contract: Contract) {
    self.contract = contract
    place = contract.trees.files[0].location
  }

  mutating func root() -> Node {
    var paths: [(String, Node)] = []
    for operation in contract.operations {
      let entry = (operation.method.lowercased(), self.operation(operation))
      if let index = paths.firstIndex(where: { $0.0 == operation.path }) {
        paths[index].1 = paths[index].1.replacing([entry.0], with: entry.1)
      } else {
        paths.append((operation.path, object([entry])))
      }
    }
    paths += Self.others.map { ($0, other($0)) }
    let schemas = components.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let scheme = object([("type", text("http")), ("scheme", text("bearer"))])
    return object([
      ("openapi", text("3.0.3")),
      ("info", object([("title", text("PostHog API")), ("version", text("1.0.0")), ("description", text(""))])),
      ("paths", object(paths.sorted { $0.0 < $1.0 })),
      (
        "components",
        object([("schemas", object(schemas)), ("securitySchemes", object([("PersonalAPIKeyAuth", scheme)]))])
      ),
    ])
  }

  // MARK: - Operations

  private mutating func operation(_ operation: ContractOperation) -> Node {
    var entries: [(String, Node)] = [("operationId", text("\(operation.id ?? "")_2"))]
    entries.append(("parameters", list(operation.parameters.map { parameter($0) })))
    entries.append(("tags", list([text("batch_exports"), text("batch_exports")])))
    if let body = operation.body, let schema = body.content.first?.schema?.parts[0].node {
      let content = object([("schema", self.schema(schema, named: "Body"))])
      let types = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
      var fields = [("content", object(types.map { ($0, content) }))]
      if body.isRequired { fields.append(("required", Node(.bool(true), at: place))) }
      entries.append(("requestBody", object(fields)))
    }
    if let scopes = operation.node["x-scopes"], scopes.sequence?.isEmpty == false {
      entries.append(("security", list([object([("PersonalAPIKeyAuth", scopes)])])))
    }
    entries.append(("responses", object(operation.responses.map { ($0.status, response($0)) })))
    if operation.node["deprecated"]?.bool == true { entries.append(("deprecated", Node(.bool(true), at: place))) }
    entries.append(("x-explicit-tags", list([text("batch_exports")])))
    return object(entries)
  }

  private mutating func parameter(_ parameter: ContractOperation.Parameter) -> Node {
    var entries = [("in", text(parameter.place)), ("name", text(parameter.name))]
    for key in ["required", "style", "explode"] {
      if let value = parameter.node[key] { entries.append((key, value)) }
    }
    if let node = parameter.schema?.parts[0].node { entries.append(("schema", schema(node, named: parameter.name))) }
    return object(entries)
  }

  private mutating func response(_ response: ContractOperation.Response) -> Node {
    var entries = [("description", text(response.content.isEmpty ? "No response body" : ""))]
    let content = response.content.map { content in
      let schema = content.schema.map { self.schema($0.parts[0].node, named: "Response") }
      return (content.mediaType, object(schema.map { [("schema", $0)] } ?? []))
    }
    if !content.isEmpty { entries.append(("content", object(content))) }
    if !response.headers.isEmpty {
      entries.append(
        (
          "headers",
          object(
            response.headers.map { header in
              (header.name, object(header.schema.map { [("schema", schema($0.parts[0].node, named: "Header"))] } ?? []))
            })
        ))
    }
    return object(entries)
  }

  // MARK: - Schemas

  private mutating func schema(_ node: Node, named name: String) -> Node {
    guard let mapping = node.mapping else { return node }
    if let target = contract.resolver.target(of: node), let reference = node["$ref"]?.string {
      let link = component(target, named: String(reference.split(separator: "/").last ?? "Schema"))
      let siblings = node.filtered { $0.key != "$ref" && !Self.isProse($0.key) }
      guard siblings.mapping?.isEmpty == false else { return link }
      return object([("allOf", list([link]))] + keywords(siblings, named: name))
    }
    let alternatives = (mapping["anyOf"] ?? mapping["oneOf"])?.sequence ?? []
    if alternatives.count == 2, let value = alternatives.first(where: { $0["type"]?.string != "null" }),
      alternatives.contains(where: { $0["type"]?.string == "null" })
    {
      let isUnion = contract.resolver(value)["oneOf"] != nil
      return isUnion ? nullableUnion(schema(value, named: name)) : nullable(schema(value, named: name))
    }
    return object(keywords(node, named: name))
  }

  private mutating func nullableUnion(_ node: Node) -> Node {
    components["NullEnum"] = object([("enum", list([Node(.null, at: place)]))])
    return object([("oneOf", list([node, reference("NullEnum")])), ("nullable", Node(.bool(true), at: place))])
  }

  private func nullable(_ node: Node) -> Node {
    let flag = ("nullable", Node(.bool(true), at: place))
    if node["$ref"] != nil { return object([("allOf", list([node])), flag]) }
    return node.replacing(["nullable"], with: flag.1)
  }

  private mutating func keywords(_ node: Node, named name: String) -> [(String, Node)] {
    var entries: [(String, Node)] = []
    for entry in node.mapping?.entries ?? [] where !Self.isProse(entry.key) {
      switch (entry.key, entry.value.value) {
      case ("type", .sequence(let types)):
        entries.append(("type", types.first { $0.string != "null" } ?? text("string")))
        entries.append(("nullable", Node(.bool(true), at: place)))
      case ("const", _): entries.append(("enum", list([entry.value])))
      case ("properties", .mapping(let properties)):
        entries.append(
          ("properties", object(properties.entries.map { ($0.key, property($0.value, named: $0.key)) })))
      case ("allOf", .sequence(let nodes)), ("oneOf", .sequence(let nodes)), ("anyOf", .sequence(let nodes)):
        entries.append((entry.key, list(nodes.map { schema($0, named: name) })))
      case ("items", _), ("additionalProperties", .mapping):
        entries.append((entry.key, schema(entry.value, named: name)))
      case ("discriminator", _): entries.append(("discriminator", discriminator(entry.value)))
      default: entries.append((entry.key, entry.value))
      }
    }
    return entries
  }

  /// An enum of a property becomes a component.
  private mutating func property(_ node: Node, named name: String) -> Node {
    let schema = schema(node, named: name)
    guard schema["enum"] != nil, schema["nullable"] == nil else { return schema }
    let base = "\(name.prefix(1).uppercased())\(name.dropFirst())"
    var component = "\(base)Enum"
    var number = 1
    while let known = components[component], known != schema {
      (component, number) = ("\(base)\(number)Enum", number + 1)
    }
    components[component] = schema
    return reference(component)
  }

  private mutating func component(_ target: Node, named name: String) -> Node {
    if let known = names[target.location] { return reference(known) }
    let isEnum = target["enum"] != nil
    let written = isEnum ? "\(name)Enum" : name.hasSuffix("Patch") ? "Patched\(name.dropLast(5))" : name
    names[target.location] = written
    components[written] = object([])
    components[written] = schema(target, named: name)
    return reference(written)
  }

  private mutating func discriminator(_ node: Node) -> Node {
    let mapping = (node["mapping"]?.mapping?.entries ?? []).compactMap { entry -> (String, Node)? in
      guard let text = entry.value.string,
        let target = contract.resolver.target(text, in: entry.value.location.file.path)
      else { return nil }
      let link = component(target, named: String(text.split(separator: "/").last ?? ""))
      return link["$ref"].map { (entry.key, $0) }
    }
    return object([("propertyName", node["propertyName"] ?? text("type")), ("mapping", object(mapping))])
  }

  private static func isProse(_ key: String) -> Bool {
    ["description", "title", "example", "examples"].contains(key) || key.hasPrefix("x-")
  }

  // MARK: - Nodes

  private func reference(_ name: String) -> Node { object([("$ref", text("#/components/schemas/\(name)"))]) }

  private func text(_ text: String) -> Node { Node(.string(text), at: place) }

  private func list(_ nodes: [Node]) -> Node { Node(.sequence(nodes), at: place) }

  private func object(_ entries: [(String, Node)]) -> Node {
    Node(.mapping(Mapping(entries.map { Mapping.Entry(key: $0.0, keyLocation: place, value: $0.1) })), at: place)
  }

  // MARK: - Everything else

  /// Paths that have nothing to do with our document, except that two are on its list of unwanted ones.
  private static let others =
    (1...200).map { "/api/projects/{project_id}/things_\($0)/" }
    + ["/api/organizations/{organization_id}/members/", "/api/projects/{project_id}/dashboards/{id}/"]

  /// An operation that isn't even valid, for it must play no role.
  private func other(_ path: String) -> Node {
    let broken = object([("$ref", text("#/components/schemas/Missing"))])
    let content = object([("application/json", object([("schema", broken)]))])
    let response = object([("description", text("")), ("content", content)])
    return object([
      ("get", object([("operationId", text(path)), ("responses", object([("200", response)]))])),
      ("post", object([("operationId", text(path)), ("responses", object([("201", response)]))])),
    ])
  }
}
