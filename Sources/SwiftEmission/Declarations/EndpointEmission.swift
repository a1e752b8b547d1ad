package import APIModel

extension SwiftWriter {
  /// Writes a namespace with a function for each operation.
  mutating func resource(_ resource: Resource, scopes: ScopeFamily?) {
    documentation(resource.documentation, or: "The operations of `\(resource.name.text)`.")
    block("public nonisolated enum \(resource.name)") { writer in
      for (index, endpoint) in resource.endpoints.enumerated() {
        if index > 0 { writer.line() }
        writer.endpoint(endpoint, scopes: scopes)
      }
    }
    for endpoint in resource.endpoints {
      guard case .several(let name) = endpoint.output else { continue }
      line()
      outputEnum(name, endpoint)
    }
  }

  private mutating func endpoint(_ endpoint: Endpoint, scopes: ScopeFamily?) {
    documentation(endpoint.documentation, more: [endpoint.facts])
    parameterDocumentation(endpoint.parameterWords)
    source(endpoint.provenance)
    if let message = endpoint.deprecation { deprecation(message) }
    let parameters = endpoint.signature(scope: endpoint.scope.map { ["in scope: \($0.swift(in: scopes))"] } ?? [])
    let result = Result(type: "APIOperation", argument: endpoint.outputType)
    block("public static func \(endpoint.functionName)", list: parameters, result) { writer in
      writer.call("APIOperation", groups: endpoint.arguments)
    }
    guard let former = endpoint.formerName else { return }
    line()
    renamed(to: endpoint.functionName)
    block("public static func \(former)", list: parameters, result) { writer in
      writer.call("Self.\(endpoint.functionName)", endpoint.passedOn(scope: "scope"))
    }
  }

  /// Writes a paragraph for each parameter of a function, if the document describes at least one.
  mutating func parameterDocumentation(_ parameters: [ParameterWords]) {
    guard parameters.contains(where: { !$0.documentation.isEmpty }) else { return }
    for parameter in parameters {
      let sentences = parameter.documentation.paragraphs.map(Self.joined) + parameter.documentation.facts
      let prose =
        sentences.dropLast().map { Self.endingSentence($0) + " " }.joined() + (sentences.last ?? parameter.otherwise)
      documentation(Documentation(paragraphs: ["- Parameter \(parameter.name.text): \(prose)"]))
    }
  }

  private mutating func outputEnum(_ name: SwiftIdentifier, _ endpoint: Endpoint) {
    line("/// The responses to ``\(endpoint.functionName.text)``, by status.")
    block("public nonisolated enum \(name): Sendable") { writer in
      for response in endpoint.responses {
        writer.documentation(Documentation(paragraphs: ["Status \(response.statuses.prose)."]))
        writer.line(
          "case \(response.caseName)\(response.content == .empty ? "" : "(\(response.content.swift))")")
      }
    }
  }
}

/// The documentation of a parameter of a generated function.
struct ParameterWords {
  let name: SwiftIdentifier
  let documentation: Documentation
  /// The sentence for a parameter that the document doesn't describe.
  let otherwise: String
}

extension ScopeUse {
  /// The type of the `scope` parameter.
  func swift(in family: ScopeFamily?) -> String {
    switch self {
    case .family: "some \(family?.protocolName ?? "PathScope")"
    case .type(let name): "\(name)"
    }
  }
}

extension Endpoint {
  var outputType: String {
    switch output {
    case .single(let content): content.swift
    case .several(let name): "\(name)"
    }
  }

  /// The output after the parameters of a function.
  func result(effects: String) -> SwiftWriter.Result {
    switch output {
    case .single(.empty): SwiftWriter.Result(effects: effects)
    case .single(.json(.page(let kind, let item))):
      SwiftWriter.Result(effects: effects, type: kind.swift, argument: item.swift)
    default: SwiftWriter.Result(effects: effects, type: outputType)
    }
  }

  /// Returns the parameters of the function: scope, path, body, query.
  func signature(scope: [String], leavingOut known: Set<SwiftIdentifier> = []) -> [String] {
    let path = parameters.filter { $0.place == .path && !known.contains($0.name) }.map(\.swift)
    let others = parameters.filter { $0.place != .path }.map(\.swift)
    let body = body.map { ["_ body: \($0.content.type.swift)\($0.isRequired ? "" : "? = nil")"] } ?? []
    return scope + path + body + others
  }

  /// Returns the arguments with which a function of the same parameters calls this one.
  ///
  /// - Parameter scope: The scope, if the function has one.
  func passedOn(scope: String?, leavingOut known: Set<SwiftIdentifier> = []) -> [String] {
    let path = parameters.filter { $0.place == .path && !known.contains($0.name) }
    let first = scope.flatMap { self.scope == nil ? nil : ["in: \($0)"] } ?? []
    return first + path.map(\.passed) + (body == nil ? [] : ["body"])
      + parameters.filter { $0.place != .path }.map(\.passed)
  }

  /// Returns the documentation of the parameters, in the order of the signature.
  fileprivate var parameterWords: [ParameterWords] {
    func words(_ parameter: EndpointParameter) -> ParameterWords {
      ParameterWords(
        name: parameter.name, documentation: parameter.documentation,
        otherwise: "The value of `\(parameter.wireName)` in the \(parameter.place.words).")
    }
    let scope = scope.map { _ in
      ParameterWords(name: "scope", documentation: Documentation(), otherwise: "Where to call it.")
    }
    let body = body.map { _ in
      ParameterWords(name: "body", documentation: Documentation(), otherwise: "The body of the request.")
    }
    return [scope].compactMap(\.self) + parameters.filter { $0.place == .path }.map(words) + [body].compactMap(\.self)
      + parameters.filter { $0.place != .path }.map(words)
  }

  /// The name and labels of the function, as documentation refers to it.
  var symbol: String {
    let labels =
      (scope == nil ? [] : ["in"]) + parameters.filter { $0.place == .path }.map(\.name.text)
      + (body == nil ? [] : ["_"]) + parameters.filter { $0.place != .path }.map(\.name.text)
    return "\(functionName.text)(\(labels.map { $0 + ":" }.joined()))"
  }

  /// The method and path, without the scope's part.
  var address: String {
    let shown = path.map { part in
      switch part {
      case .literal(let text): text
      case .parameter(let name): "{\(name.text)}"
      }
    }
    return "\(method) \(scope == nil ? "" : "…")\(shown.joined())"
  }

  /// A line of facts for the doc comment.
  fileprivate var facts: String {
    var facts = ["`\(address)`"]
    if let scopes {
      facts.append(
        scopes.isEmpty
          ? "no API key is enough" : "scope " + scopes.map { "`\($0)`" }.joined(separator: ", "))
    }
    switch paging {
    case .offset: facts.append("pages by offset")
    case .cursor: facts.append("pages by cursor")
    case .before: facts.append("pages back in time")
    case nil: break
    }
    return facts.joined(separator: " · ")
  }

  fileprivate var arguments: [[SwiftArgument]] {
    let path = path.reduce(into: SwiftLiteral("")) { literal, part in
      switch part {
      case .literal(let text): literal.append(text)
      case .parameter(let name): literal.append(valueOf: name.escaped)
      }
    }
    var head: [SwiftArgument] = [.literal("", SwiftLiteral(operationID))]
    if scope != nil { head.append(.plain("in: scope")) }
    head += [.plain(".\(method.lowercased())"), .literal("", path)]
    let headers = parameters.filter { $0.place == .header }.map { $0.entry($0.name.escaped) }
    var groups = [head]
    if !queryItems.isEmpty { groups.append([.list("query: ", queryItems)]) }
    if !headers.isEmpty { groups.append([.list("headers: ", headers)]) }
    if let body { groups.append([.plain("body: \(body.expression)")]) }
    groups.append(responseArguments + ruleArguments)
    groups += knownFacts.arguments.map { [$0] }
    return groups
  }

  private var responseArguments: [SwiftArgument] {
    var arguments = responses.map { $0.expression(in: output) }
    arguments[0] = "responses: " + arguments[0]
    if emptyErrors.isMany {
      arguments.append("emptyErrors: \(emptyErrors.ranges.map { "Array(\($0))" }.joined(separator: " + "))")
    } else if !emptyErrors.isEmpty {
      arguments.append("emptyErrors: [\(emptyErrors.map(String.init).joined(separator: ", "))]")
    }
    return arguments.map { .plain($0) }
  }

  /// Returns how the operation is sent: with which scopes of the API key, how often, and how its list is paged.
  private var ruleArguments: [SwiftArgument] {
    var arguments: [SwiftArgument] = []
    if let scopes { arguments.append(.list("scopes: ", scopes.map { .literal("", SwiftLiteral($0)) })) }
    switch retry {
    case .never: break
    case .repeatable: arguments.append(.plain("retry: .repeatable"))
    case .done(let status): arguments.append(.plain("retry: .done(on: \(status))"))
    }
    switch paging {
    case .offset: arguments.append(.plain("paging: .offset"))
    case .cursor: arguments.append(.plain("paging: .cursor"))
    case .before(let member, let maximumLimit):
      let limit = maximumLimit.map { [SwiftArgument.plain("maximumLimit: \($0)")] } ?? []
      arguments.append(.call("paging: .before", [.literal("member: ", SwiftLiteral(member))] + limit))
    case nil: break
    }
    return arguments
  }

  private var queryItems: [SwiftArgument] {
    parameters.compactMap { parameter -> SwiftArgument? in
      guard case .query(let joined) = parameter.place else { return nil }
      let name = parameter.name.escaped
      // A list becomes one item per element, unless its elements are joined to one text.
      if joined, case .array = parameter.type {
        return parameter.entry(parameter.isRequired ? "QueryText(\(name))" : "\(name).map { QueryText($0) }")
      }
      return parameter.entry(name)
    }
  }
}

extension Endpoint.KnownFacts {
  /// Returns the last arguments of an operation.
  fileprivate var arguments: [SwiftArgument] {
    var arguments: [SwiftArgument] = hasOwnRateLimit ? [.plain("hasOwnRateLimit: true")] : []
    if let outcome { arguments.append(.literal("outcome: ", SwiftLiteral(outcome))) }
    let faults = faults.sorted { $0.key < $1.key }.map { SwiftArgument.keyed("\($0.key): ", SwiftLiteral($0.value)) }
    if !faults.isEmpty { arguments.append(.list("knownFaults: ", faults)) }
    return arguments
  }
}

extension EndpointParameter.Place {
  /// The name of the place in OpenAPI.
  package var words: String {
    switch self {
    case .path: "path"
    case .query: "query"
    case .header: "header"
    }
  }
}

extension EndpointParameter {
  var swift: String {
    let type = type == .anyScalar ? (place == .path ? "some PathSegment" : "(any QueryValue)") : type.swift
    return "\(name): \(type)\(isRequired ? "" : "? = nil")"
  }

  /// Returns what is sent under the name: the value, or the text for a missing value.
  fileprivate func entry(_ value: String) -> SwiftArgument {
    let value = sentDefault == nil ? value : "\(name).map { QueryText($0) }"
    return .entry(key: SwiftLiteral(wireName), value: value, fallback: sentDefault.map { SwiftLiteral($0) })
  }
}

extension EndpointBody {
  /// Returns what is sent for the argument.
  fileprivate var expression: String {
    switch content {
    case .json: isRequired ? ".json(body)" : "body.map { .json($0) }"
    }
  }
}

extension EndpointResponse {
  fileprivate func expression(in output: Endpoint.Output) -> String {
    let list = statuses.isMany ? statuses.ranges.map { "\($0)" } : statuses.map(String.init)
    let statuses = list.joined(separator: ", ")
    let response =
      switch content {
      case .empty: ".empty(\(statuses))"
      case .json: ".json(\(statuses))"
      case .bytes: ".bytes(\(statuses), contentType: \"*/*\")"
      case .location: ".redirect(\(statuses))"
      }
    guard case .several = output else { return response }
    let output = content == .empty ? "_ in .\(caseName)" : ".\(caseName)($0)"
    return "DocumentedResponse<\(content.swift)>\(response).map { \(output) }"
  }
}

/// Statuses; long lists are written as ranges.
extension [Int] {
  fileprivate var isMany: Bool { count > 10 }

  fileprivate var ranges: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for status in sorted() {
      if let last = ranges.last, last.upperBound + 1 == status {
        ranges[ranges.count - 1] = last.lowerBound...status
      } else {
        ranges.append(status...status)
      }
    }
    return ranges
  }

  fileprivate var prose: String {
    guard isMany else { return map(String.init).joined(separator: ", ") }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
      .joined(separator: ", ")
  }
}
