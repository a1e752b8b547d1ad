import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Turns an operation into the function that returns it.
struct EndpointBuilder {
  let types: TypeBuilder
  let swiftName: SwiftName
  let serverPath: String
  let scopes: Configuration.Scopes?
  let diagnostics: DiagnosticCollector
  /// The enums of inline parameters, so that a filter that many operations share is one type in its resource.
  private var parameterEnums: [ParameterEnum: TypeReference] = [:]

  init(types: TypeBuilder, serverPath: String, scopes: Configuration.Scopes?) {
    self.types = types
    diagnostics = types.normal.diagnostics
    swiftName = types.swiftName
    self.serverPath = serverPath
    self.scopes = scopes
  }

  /// - Returns: `nil` if generated code can't call the operation; the reason is among the diagnostics.
  mutating func endpoint(
    _ set: TwinSet, resource: SwiftIdentifier, functionName: SwiftIdentifier
  ) -> Endpoint? {
    let operation = set.leader.operation
    let context = TypeBuilder.Context(
      suggestion: resource + swiftName.upperCamel(functionName.text), file: resource.text)
    let body: EndpointBody?
    switch self.body(of: operation, in: context) {
    case .none: body = nil
    case .some(let value): body = value
    case .unsupported: return nil
    }
    let parameters = parameters(of: set, resource: resource, in: context)
    let (responses, output) = responses(of: operation, in: context)
    let id = operation.operationID ?? "\(operation.method) \(operation.path)"
    return Endpoint(
      functionName: functionName,
      formerName: operation.extensions["x-swift-former-name"]?.string.flatMap(SwiftIdentifier.init),
      operationID: set.leader.level.map { String(id.dropFirst($0.operationPrefix.count)) } ?? id,
      method: operation.method,
      path: path(of: set, parameters: parameters), scope: scope(of: set),
      parameters: parameters, body: body, responses: responses, output: output,
      emptyErrors: emptyErrors(of: operation),
      scopes: operation.extensions["x-scopes"]?.sequence?.compactMap(\.string), retry: retry(of: operation),
      paging: paging(of: operation, responses: responses), knownFacts: knownFacts(of: operation),
      documentation: documentation(of: operation),
      deprecation: deprecation(of: set), provenance: types.provenance.named(at: operation.location))
  }
}

// MARK: - Properties of the operation

extension EndpointBuilder {
  private func scope(of set: TwinSet) -> ScopeUse? {
    guard let scopes, set.leader.level != nil else { return nil }
    let used = Set(set.all.compactMap(\.level?.type))
    if used.count == 1, let only = used.first, Set(scopes.levels.map(\.type)) != used { return .type(only) }
    return .family
  }

  private func deprecation(of set: TwinSet) -> String? {
    // The factory of a deprecated level is deprecated itself; an operation is deprecated if it is at all its levels.
    guard set.all.allSatisfy(\.operation.deprecated), set.leader.level?.deprecation == nil else { return nil }
    return set.leader.operation.extensions["x-deprecation-message"]?.string ?? ""
  }

  private func documentation(of operation: Operation) -> Documentation {
    var documentation = Documentation(prose: operation.summary)
    documentation.paragraphs += Documentation(prose: operation.description).paragraphs
    for response in operation.responses {
      guard let status = response.status.failure,
        let meaning = Documentation(prose: response.description).paragraphs.first
      else { continue }
      documentation.paragraphs.append("Status \(status): \(meaning)")
    }
    return documentation
  }

  private func knownFacts(of operation: Operation) -> Endpoint.KnownFacts {
    var facts = Endpoint.KnownFacts()
    facts.hasOwnRateLimit = operation.extensions["x-rate-limit"]?.string == "own"
    facts.outcome = operation.extensions["x-outcome"]?.string
    for entry in operation.extensions["x-known-faults"]?.mapping?.entries ?? [] {
      if let status = Int(entry.key) { facts.faults[status] = entry.value.string }
    }
    return facts
  }

  private func retry(of operation: Operation) -> Endpoint.Retry {
    if let node = operation.extensions["x-retry"] {
      switch node.string {
      case "repeatable": return .repeatable
      case "never": return .never
      case let text? where text.hasPrefix("done-on-"):
        if let status = Int(text.dropFirst("done-on-".count)) { return .done(on: status) }
        fallthrough
      default:
        diagnostics.error(
          "x-retry: \(node.jsonText) isn't known", at: node.location,
          hint: "one of: repeatable, never, done-on-404 (any status)")
      }
    }
    return Operation.idempotentMethods.contains(operation.method) ? .repeatable : .never
  }

  private func paging(of operation: Operation, responses: [EndpointResponse]) -> PageKind? {
    guard let kind = responses.lazy.compactMap(\.content.pageKind).first else {
      if let node = operation.extensions["x-pagination"] {
        diagnostics.error(
          "x-pagination: the response of the operation isn't a page", at: node.location,
          hint: "a page has 'results', an array, and 'next', and beside them only 'previous' and 'count'")
      }
      return nil
    }
    let query = operation.parameters.filter { $0.in == .query }
    if case .before(let member, _) = kind {
      let limit = query.first { $0.name == "limit" }?.schema.map { types.normal($0).attributes.constraints }
      return .before(member: member, maximumLimit: limit?.first { $0.keyword == "maximum" }?.value.integer)
    }
    if operation.extensions["x-pagination"] != nil { return kind }
    return query.map(\.name).contains(kind == .offset ? "offset" : "cursor") ? kind : nil
  }

  private func path(of set: TwinSet, parameters: [EndpointParameter]) -> [Endpoint.PathPart] {
    var parts: [Endpoint.PathPart] = []
    var rest = (set.leader.level == nil ? serverPath + set.leader.path : set.leader.path)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let wireName = String(rest[rest.index(after: open)..<close])
      if let parameter = parameters.first(where: { $0.place == .path && $0.wireName == wireName }) {
        parts.append(.parameter(parameter.name))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }
}

// MARK: - Parameters

extension EndpointBuilder {
  private mutating func parameters(
    of set: TwinSet, resource: SwiftIdentifier, in context: TypeBuilder.Context
  ) -> [EndpointParameter] {
    let operation = set.leader.operation
    var table = NameTable(reserved: ReservedNames.arguments)
    var parameters: [EndpointParameter] = []
    for parameter in operation.parameters {
      if let level = set.leader.level, parameter.in == .path, parameter.name == level.parameterName { continue }
      guard let place = place(of: parameter) else { continue }
      guard let type = type(of: parameter, resource: resource, in: context) else { continue }
      let name = types.normal.claim(
        parameter.extensions.swiftName ?? swiftName.lowerCamel(parameter.name), from: &table,
        fallbackSuffix: "Parameter", at: parameter.location)
      let sentDefault = parameter.extensions["x-sent-default"].map { $0.string ?? $0.jsonText }
      var documentation = Documentation(prose: parameter.description)
      if let schema = parameter.schema {
        // If something is sent for a missing argument, the server's default doesn't matter.
        let own = types.normal.documentation(of: schema, as: .write, showsDefault: sentDefault == nil)
        if documentation.paragraphs.isEmpty { documentation.paragraphs = own.paragraphs }
        documentation.facts = own.facts
      }
      if let sentDefault {
        check(sentDefault, of: parameter, type)
        documentation.facts.insert("Without it `\(sentDefault)` is sent.", at: 0)
      }
      if parameter.deprecated { documentation.facts.insert("Deprecated.", at: 0) }
      parameters.append(
        EndpointParameter(
          name: name, wireName: parameter.name, place: place, type: type, isRequired: parameter.required,
          sentDefault: sentDefault, documentation: documentation,
          provenance: types.provenance.value(at: parameter.location)))
    }
    // Path parameters come first, in the order of the path; then required and then optional parameters.
    let pathOrder = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      $0.dropFirst().prefix { $0 != "}" }
    }
    let inPath = parameters.filter { $0.place == .path }
      .sorted { (pathOrder.firstIndex(of: $0.wireName[...]) ?? 0) < (pathOrder.firstIndex(of: $1.wireName[...]) ?? 0) }
    let others = parameters.filter { $0.place != .path }
    return inPath + others.filter(\.isRequired) + others.filter { !$0.isRequired }
  }

  private func place(of parameter: Parameter) -> EndpointParameter.Place? {
    switch parameter.in {
    case .path:
      if parameter.style != "simple" {
        diagnostics.warning(
          "style: '\(parameter.style)' isn't carried over; the value alone is sent", at: parameter.location)
      }
      return .path
    case .query:
      guard ["form", "deepObject"].contains(parameter.style) else {
        diagnostics.warning(
          "style: '\(parameter.style)' isn't carried over; values are joined by commas", at: parameter.location)
        return .query(joined: true)
      }
      return .query(joined: !parameter.explode)
    case .header: return .header
    case .cookie:
      diagnostics.warning("the cookie parameter '\(parameter.name)' isn't carried over", at: parameter.location)
      return nil
    }
  }

  /// - Returns: `nil` if no text can represent the values; the parameter is then left out, with a warning.
  private mutating func type(
    of parameter: Parameter, resource: SwiftIdentifier, in context: TypeBuilder.Context
  ) -> TypeReference? {
    guard let use = parameter.schema else {
      if let content = parameter.content.first, !content.isPlainText(types.normal) {
        diagnostics.warning(
          "the parameter '\(parameter.name)' is sent as text: its value is \(content.name), serialized by the caller",
          at: parameter.location, hint: "the caller must serialize the value")
      }
      return .string
    }
    let schema = types.normal(use)
    if parameter.required, schema.attributes.isNullable, !schema.allowsAnything, !schema.isOnlyNull {
      diagnostics.warning(
        "the required parameter '\(parameter.name)' can be null, but is never sent as null: no text represents null",
        at: parameter.location, hint: "declare it as not required if omitting it means the same")
    }
    if case .array(let items?) = schema.shape, parameter.in == .query {
      return scalar(types.normal(items), of: parameter, resource: resource, in: context).map { .array($0) }
    }
    if case .array(nil) = schema.shape, parameter.in == .query { return .array(.string) }
    return scalar(schema, of: parameter, resource: resource, in: context)
  }

  private mutating func scalar(
    _ schema: NormalSchema, of parameter: Parameter, resource: SwiftIdentifier, in context: TypeBuilder.Context
  ) -> TypeReference? {
    switch schema.shape {
    case .scalar(.json) where schema.isOnlyNull:
      let isInPath = parameter.in == .path
      diagnostics.warning(
        "the \(parameter.in.rawValue) parameter '\(parameter.name)' can only be null, which no text represents: it is \(isInPath ? "sent as text" : "left out")",
        at: parameter.location, hint: "declare the type of its values")
      return isInPath ? .string : nil
    case .scalar(.json):
      if !schema.attributes.types.isEmpty {
        diagnostics.warning(
          "the \(parameter.in.rawValue) parameter '\(parameter.name)' isn't a scalar or a list of scalars: it is sent as text that the caller serializes",
          at: parameter.location, hint: "the caller must serialize the value")
      }
      return .string
    case .scalar(let type): return type
    case .enumeration(let values, _):
      let wanted = types.reference(
        to: schema, as: .write, in: context, sharing: &parameterEnums,
        key: ParameterEnum(resource: resource, parameter: parameter.name, values: values),
        suggestion: resource + swiftName.upperCamel(parameter.name))
      return wanted
    case .union(let union):
      guard types.isText(union), types.hasType(union, schema, as: .write) else {
        diagnostics.warning(
          "the parameter '\(parameter.name)' is one of several types: it is sent as text", at: parameter.location)
        return .string
      }
      return types.reference(to: schema, as: .write, in: context.inner(swiftName.upperCamel(parameter.name)))
    case .array, .map, .object:
      let consequence = parameter.required ? "it is sent as text that the caller serializes" : "it can't be sent"
      diagnostics.warning(
        "the \(parameter.in.rawValue) parameter '\(parameter.name)' isn't a scalar or a list of scalars: \(consequence)",
        at: parameter.location)
      return parameter.required ? .string : nil
    }
  }
}

extension ResponseStatus {
  /// Returns the statuses of a documented failure; `nil` for other responses, including `default`.
  fileprivate var failure: String? {
    switch self {
    case .code(let code) where code >= 400: "\(code)"
    case .range(let hundreds) where hundreds >= 4: "\(hundreds)XX"
    default: nil
    }
  }
}

extension MediaType {
  /// Whether values are strings that are sent unchanged.
  fileprivate func isPlainText(_ normal: SchemaNormalizer) -> Bool {
    name.lowercased().hasPrefix("text/") && (schema.map { normal($0).shape.jsonTypes == [.string] } ?? true)
  }
}

/// The identity of an inline enum: parameters with equal keys share one type.
private struct ParameterEnum: Hashable {
  let resource: SwiftIdentifier
  let parameter: String
  let values: [Node]
}

extension TypeBuilder {
  /// Returns the type of an inline enum, shared by all parameters with the same `key`.
  fileprivate func reference(
    to schema: NormalSchema, as role: Role, in context: Context, sharing known: inout [ParameterEnum: TypeReference],
    key: ParameterEnum, suggestion: SwiftIdentifier
  ) -> TypeReference {
    guard schema.name == nil else { return reference(to: schema, as: role, in: context) }
    if let type = known[key] { return type }
    let type = reference(to: schema, as: role, in: Context(suggestion: suggestion, file: context.file))
    known[key] = type
    return type
  }
}
