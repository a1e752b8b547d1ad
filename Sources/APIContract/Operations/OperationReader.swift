import DataReading
import Diagnostics
import OpenAPIDocument

/// Reads the operations of a document, with everything that can be compared.
struct OperationReader {
  let resolver: NodeResolver
  let root: Node?

  private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

  func operations(under keyword: String, servers: [Contract.Server]) -> [ContractOperation] {
    (root?[keyword]?.mapping?.entries ?? []).flatMap { entry in
      operations(at: entry.key, resolver(entry.value), servers: servers)
    }
  }

  private func operations(at path: String, _ item: Node, servers: [Contract.Server]) -> [ContractOperation] {
    Self.methods.compactMap { method in
      guard let entry = item.mapping?.entry(for: method) else { return nil }
      return operation(
        method.uppercased(), path, resolver(entry.value), at: entry.keyLocation, item: item, servers: servers)
    }
  }

  private func operation(
    _ method: String, _ path: String, _ node: Node, at keyLocation: SourceLocation, item: Node,
    servers: [Contract.Server]
  ) -> ContractOperation {
    let own = (node["servers"] ?? item["servers"])?.sequence.map { $0.map(Contract.Server.init) } ?? servers
    let security = node["security"] ?? root?["security"]
    return ContractOperation(
      method: method, path: path, fullPath: (own.first?.address.path ?? "") + path, id: node["operationId"]?.string,
      tags: node["tags"]?.sequence?.compactMap(\.string) ?? [], node: node, location: node.location,
      keyLocation: keyLocation, parameters: parameters(of: node, in: item),
      body: node["requestBody"].map { body(resolver($0)) },
      responses: (node["responses"]?.mapping?.entries ?? []).filter { !$0.key.hasPrefix("x-") }.map(response),
      security: (security?.sequence ?? []).map(alternative),
      securityLocation: security?.location ?? node.location,
      securityItems: security?.sequence?.map(\.location) ?? [],
      callbacks: callbacks(of: node, in: "\(method) \(path)"),
      scopes: node["x-scopes"]?.sequence.map { Set($0.compactMap(\.string)) })
  }

  /// Returns the parameters of the path item that the operation doesn't override, and those of the operation.
  private func parameters(of node: Node, in item: Node) -> [ContractOperation.Parameter] {
    let own = (node["parameters"]?.sequence ?? []).map(parameter)
    let keys = Set(own.map(\.key))
    return (item["parameters"]?.sequence ?? []).map(parameter).filter { !keys.contains($0.key) } + own
  }

  private static let plainTypes: Set<String> = ["string", "integer", "number", "boolean"]

  private func parameter(_ written: Node) -> ContractOperation.Parameter {
    let node = resolver(written)
    let place = node["in"]?.string ?? ""
    let style = node["style"]?.string ?? (place == "query" || place == "cookie" ? "form" : "simple")
    let content = node["content"]?.mapping?.entries.first
    // It means something for lists and objects only, and objects have one form in deepObject.
    let isPlain = node["schema"].map { Self.plainTypes.contains(resolver($0)["type"]?.string ?? "") } ?? false
    let explode = isPlain || style == "deepObject" ? nil : node["explode"]?.bool
    return ContractOperation.Parameter(
      name: node["name"]?.string ?? "", place: place, isRequired: place == "path" || node["required"]?.bool == true,
      schema: (content?.value["schema"] ?? node["schema"]).map { SchemaParts($0) }, node: node,
      serialization: content.map { mediaType($0.key) } ?? "\(style) \(explode ?? (style == "form"))")
  }

  private func body(_ node: Node) -> ContractOperation.Body {
    ContractOperation.Body(
      isRequired: node["required"]?.bool == true, content: content(of: node), node: node)
  }

  private func content(of node: Node) -> [ContractOperation.Content] {
    (node["content"]?.mapping?.entries ?? []).map { entry in
      let value = resolver(entry.value)
      return ContractOperation.Content(
        mediaType: mediaType(entry.key), schema: value["schema"].map { SchemaParts($0) },
        encoding: PartEncodings(value, of: mediaType(entry.key), resolver), location: entry.value.location)
    }
  }

  /// Returns a media type in lower case, with its parameters in order. How text is encoded and where parts end is left
  /// out, because each message says it.
  private func mediaType(_ name: String) -> String {
    let parts = name.filter { !$0.isWhitespace && $0 != "\"" }.split(separator: ";", omittingEmptySubsequences: false)
    let parameters = parts.dropFirst().map { part in
      let words = part.split(separator: "=", maxSplits: 1).map(String.init)
      return ([words.first?.lowercased() ?? ""] + words.dropFirst()).joined(separator: "=")
    }
    let kept = parameters.filter { text in !text.isEmpty && !["charset=", "boundary="].contains(where: text.hasPrefix) }
    return ([parts[0].lowercased()] + kept.sorted()).joined(separator: ";")
  }

  private func response(_ entry: Mapping.Entry) -> ContractOperation.Response {
    let node = resolver(entry.value)
    let headers = (node["headers"]?.mapping?.entries ?? []).map { entry in
      let header = resolver(entry.value)
      return (
        name: entry.key.lowercased(), node: header, isRequired: header["required"]?.bool == true,
        schema: header["schema"].map { SchemaParts($0) }
      )
    }.filter { $0.name != "content-type" }
    return ContractOperation.Response(
      status: entry.key.uppercased() == "DEFAULT" ? "default" : entry.key.uppercased(), content: content(of: node),
      headers: headers, links: node["links"], node: node, location: entry.value.location)
  }

  private func callbacks(of node: Node, in operation: String) -> [ContractOperation] {
    (node["callbacks"]?.mapping?.entries ?? []).flatMap { callback in
      (resolver(callback.value).mapping?.entries ?? []).filter { !$0.key.hasPrefix("x-") }.flatMap { entry in
        operations(at: "\(callback.key) \(entry.key)", resolver(entry.value), servers: [])
      }
    }
  }

  private func alternative(_ node: Node) -> ContractOperation.Security {
    let schemes = (node.mapping?.entries ?? []).map { entry in
      let scheme = root?["components"]?["securitySchemes"]?[entry.key].map { resolver($0) }
      let words = ["type", "scheme", "in", "name", "openIdConnectUrl"].map { key in
        let text = scheme?[key]?.string ?? ""
        return key == "scheme" || scheme?["in"]?.string == "header" ? text.lowercased() : text
      }
      let flows = scheme?["flows"]?.mapping?.entries ?? []
      let addresses = flows.flatMap { flow in
        ["authorizationUrl", "tokenUrl", "refreshUrl"].map { "\(flow.key) \(flow.value[$0]?.string ?? "")" }
          + (flow.value["scopes"]?.mapping?.entries ?? []).map { "\($0.key)=\($0.value.string ?? "")" }
      }
      return ContractOperation.Security.Scheme(
        effect: words.joined(separator: " "), scopes: Set(entry.value.sequence?.compactMap(\.string) ?? []),
        name: entry.key, addresses: addresses.sorted().joined(separator: "\n"))
    }
    return ContractOperation.Security(schemes: schemes.sorted { $0.effect < $1.effect })
  }
}
