import DataReading
import Diagnostics
import OpenAPIDocument

/// Reads the operations of a document, with everything that can be compared.
struct OperationReader {
  let resolver: NodeResolver
  let forms: SchemaForms
  let root: Node?
  let version: OpenAPIVersion

  /// Where operations are.
  private struct Place {
    let path: String
    let shape: String
    var callback: String?
    /// The callbacks around the operations, by their locations.
    var around: Set<SourceLocation> = []
    /// How many more callbacks of the operation around them are read; `nil` for what is in no callback.
    var budget: Budget?
    var server: Contract.Server?
  }

  /// How many callbacks an operation has at most, with those within them. A few can refer to each other in more ways than
  /// can be followed.
  private final class Budget {
    var count = 1000
  }

  /// How many callbacks may be within each other. What is deeper is left out, as is a callback within itself.
  private static let deepestCallback = 50

  func operations(under keyword: String, servers: [Contract.Server]) -> [ContractOperation] {
    (root?[keyword]?.mapping?.entries ?? []).flatMap { entry in
      // The braces in the name of a webhook are no parameters.
      let shape = keyword == "paths" ? entry.key.withoutParameterNames : entry.key
      let place = Place(path: entry.key, shape: shape.exactSpelling, server: servers.first)
      let item = resolver(entry.value)
      // The operations beside a reference are added to those of what it refers to.
      return operations(at: place, item)
        + (item.location == entry.value.location ? [] : operations(at: place, entry.value))
    }
  }

  private func operations(at place: Place, _ item: Node) -> [ContractOperation] {
    let known = Operation.methods.filter { $0 != "query" || version >= .v3_2 }
    let entries = known.compactMap { item.mapping?.entry(for: $0) }
    let others = version >= .v3_2 ? item["additionalOperations"]?.mapping?.entries ?? [] : []
    return entries.map { operation($0.key.uppercased(), $0, at: place, in: item) }
      + others.map { operation($0.key, $0, at: place, in: item) }
  }

  private func operation(
    _ method: String, _ entry: Mapping.Entry, at place: Place, in item: Node
  ) -> ContractOperation {
    let node = resolver(entry.value)
    let own = (node["servers"] ?? item["servers"])?.sequence
    let server = own.map { $0.first.map(Contract.Server.init) } ?? place.server
    let base = server?.address.path ?? ""
    let security = node["security"] ?? root?["security"]
    return ContractOperation(
      method: method, path: place.path, fullPath: base + place.path, shape: place.shape,
      fullShape: base.withoutParameterNames.exactSpelling + place.shape, callback: place.callback,
      id: node["operationId"]?.string,
      tags: node["tags"]?.sequence?.compactMap(\.string) ?? [], node: node, location: node.location,
      keyLocation: entry.keyLocation, parameters: parameters(of: node, in: item),
      body: node["requestBody"].map { body(resolver($0)) },
      responses: (node["responses"]?.mapping?.entries ?? []).filter { !$0.key.hasPrefix("x-") }.map(response),
      security: (security?.sequence ?? []).map(alternative),
      securityLocation: security?.location,
      callbacks: callbacks(of: node, at: place),
      scopes: node["x-scopes"]?.sequence.map { Set($0.compactMap(\.string)) }, server: server,
      hasOwnServers: own != nil)
  }

  /// Returns the parameters of the path item that the operation doesn't override, and those of the operation.
  private func parameters(of node: Node, in item: Node) -> [ContractOperation.Parameter] {
    let own = (node["parameters"]?.sequence ?? []).map(parameter)
    let keys = Set(own.map(\.key))
    let common = (item["parameters"]?.sequence ?? []).map(parameter).filter { !keys.contains($0.key) }
    return (common + own).filter { $0.place != "header" || !HeaderName.isIgnored($0.name) }
  }

  private func parameter(_ written: Node) -> ContractOperation.Parameter {
    let node = resolver(written)
    let place = node["in"]?.string ?? ""
    return ContractOperation.Parameter(
      name: node["name"]?.string ?? "", place: place, isRequired: place == "path" || node["required"]?.bool == true,
      schema: node.valueSchema, node: node,
      serialization: serialization(of: node, style: place == "query" || place == "cookie" ? "form" : "simple"),
      isText: node["content"] == nil)
  }

  /// Returns how a parameter or a header is written as text.
  private func serialization(of node: Node, style: String) -> String {
    if let content = node["content"]?.mapping?.entries.first { return mediaType(content.key) }
    let style = node["style"]?.string ?? style
    let isExploded = explodes(node, style) ? node["explode"]?.bool : nil
    return "\(style) \(isExploded ?? (style == "form"))"
  }

  /// Whether `explode` changes anything: plain values have one form, objects have one in `deepObject` and lists have one
  /// in `simple`.
  private func explodes(_ node: Node, _ style: String) -> Bool {
    guard style != "deepObject" else { return false }
    let form = node["schema"].map { forms(SchemaParts($0), .request) }
    guard let types = form?.types, form?.branches.isEmpty == true else { return true }
    return types.contains(.object) || (types.contains(.array) && style != "simple")
  }

  private func body(_ node: Node) -> ContractOperation.Body {
    ContractOperation.Body(
      isRequired: node["required"]?.bool == true, content: content(of: node), node: node)
  }

  private func content(of node: Node) -> [ContractOperation.Content] {
    let entries = node["content"]?.mapping?.entries ?? []
    let names = entries.map { mediaType($0.key) }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, entries).map { name, entry in
      let value = resolver(entry.value)
      let itemSchema = version >= .v3_2 ? value["itemSchema"] : nil
      return ContractOperation.Content(
        // Two that differ in what is left out keep it.
        mediaType: counts[name] == 1 ? name : entry.key.lowercased(),
        schema: value["schema"].flatMap(described).flatMap { isAnyText($0, name) ? nil : $0 },
        itemSchema: itemSchema.flatMap(described),
        encoding: PartEncodings(value, of: name, forms, version: version),
        location: entry.value.location)
    }
  }

  private func links(_ node: Node) -> Node {
    let entries = (node.mapping?.entries ?? []).map {
      Mapping.Entry(key: $0.key, keyLocation: $0.keyLocation, value: resolver($0.value).withoutAnnotations)
    }
    return Node(.mapping(Mapping(entries)), at: node.location)
  }

  /// Returns a schema that says something; `nil` for others.
  private func described(_ schema: Node) -> SchemaParts? {
    let parts = SchemaParts(schema)
    return forms.allowsAll(parts) ? nil : parts
  }

  /// Whether a schema says of a message that it is text or bytes, which it is anyway.
  private func isAnyText(_ schema: SchemaParts, _ mediaType: String) -> Bool {
    let range = MediaRange(mediaType)
    let hasValues =
      range.isJSON || range.isXML || range.name.hasPrefix("multipart/")
      || range.name == "application/x-www-form-urlencoded"
    return !hasValues && forms.allowsAnyText(schema)
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
      return ContractOperation.Header(
        name: entry.key.lowercased(), isRequired: header["required"]?.bool == true, schema: header.valueSchema,
        serialization: serialization(of: header, style: "simple"), node: header)
    }.filter { $0.name != "content-type" }
    return ContractOperation.Response(
      status: entry.key.uppercased() == "DEFAULT" ? "default" : entry.key.uppercased(), content: content(of: node),
      headers: headers, links: node["links"].map(links), node: node, location: entry.value.location)
  }

  private func callbacks(of node: Node, at place: Place) -> [ContractOperation] {
    guard place.around.count < Self.deepestCallback else { return [] }
    let budget = place.budget ?? Budget()
    return (node["callbacks"]?.mapping?.entries ?? []).flatMap { callback in
      (resolver(callback.value).mapping?.entries ?? []).filter { !$0.key.hasPrefix("x-") }.flatMap { entry in
        let item = resolver(entry.value)
        guard !place.around.contains(item.location), budget.count > 0 else { return [ContractOperation]() }
        budget.count -= 1
        let inner = Place(
          path: "\(callback.key) \(entry.key)", shape: CallbackExpression(entry.key, in: place.path).shape,
          callback: callback.key, around: place.around.union([item.location]), budget: budget)
        return operations(at: inner, item)
      }
    }
  }

  private func alternative(_ node: Node) -> ContractOperation.Security {
    let schemes = (node.mapping?.entries ?? []).map { entry in
      let scheme = root?["components"]?["securitySchemes"]?[entry.key].map { resolver($0) }
      let words = ContractOperation.Security.Scheme.keywords.map { key in
        let text = scheme?[key]?.string ?? ""
        return key == "scheme" || scheme?["in"]?.string == "header" ? text.lowercased() : text
      }
      func urls(_ node: Node) -> [String] {
        ContractOperation.Security.Scheme.urls.map { "\($0)=\(node[$0]?.string ?? "")" }
      }
      var flows = (scheme?["flows"]?.mapping?.entries ?? []).map { ($0.key, urls($0.value)) }
      if let scheme, scheme["openIdConnectUrl"] != nil { flows.append(("", urls(scheme))) }
      let texts = (scheme?["flows"]?.mapping?.entries ?? []).map { flow in
        let scopes = (flow.value["scopes"]?.mapping?.entries ?? []).map { ($0.key, $0.value.string ?? "") }
        return (flow.key, Dictionary(scopes) { first, _ in first })
      }
      return ContractOperation.Security.Scheme(
        effect: words.joined(separator: " ").exactSpelling,
        scopes: Set(entry.value.sequence?.compactMap(\.string?.exactSpelling) ?? []), name: entry.key,
        required: entry.value, definition: scheme, flows: Dictionary(flows) { first, _ in first },
        scopeTexts: Dictionary(texts) { first, _ in first })
    }
    return ContractOperation.Security(
      schemes: schemes.sorted { ($0.effect, $0.name) < ($1.effect, $1.name) }, location: node.location)
  }
}

extension Node {
  /// The schema of the values of a parameter or a header.
  var valueSchema: SchemaParts? {
    (self["content"]?.mapping?.entries.first?.value["schema"] ?? self["schema"]).map { SchemaParts($0) }
  }
}
