import APIModel

extension SwiftWriter {
  /// A namespace with a function for each operation.
  mutating func resource(_ resource: Resource, scopes: ScopeFamily?) {
    documentation(resource.documentation)
    block("public nonisolated enum \(resource.name)") { writer in
      for (index, endpoint) in resource.endpoints.enumerated() {
        if index > 0 { writer.line() }
        writer.endpoint(endpoint, scopes: scopes)
      }
    }
    for endpoint in resource.endpoints {
      guard case .several(let name) = endpoint.output else { continue }
      line()
      answerEnum(name, endpoint)
    }
  }

  private mutating func endpoint(_ endpoint: Endpoint, scopes: ScopeFamily?) {
    documentation(endpoint.documentation, more: [endpoint.facts])
    for parameter in endpoint.parameters { parameterDocumentation(parameter.name, parameter.documentation) }
    if let deprecation = endpoint.deprecation {
      line(
        deprecation.isEmpty
          ? "@available(*, deprecated)" : "@available(*, deprecated, message: \(deprecation.swiftLiteral))")
    }
    let parameters = endpoint.signature(scope: endpoint.scope.map { ["in scope: \($0.swift(in: scopes))"] } ?? [])
    block(
      "public static func \(endpoint.functionName.escaped)", list: parameters,
      " -> APIOperation<\(endpoint.outputType)>"
    ) { writer in
      writer.call("APIOperation", groups: endpoint.arguments)
    }
  }

  mutating func parameterDocumentation(_ name: String, _ documentation: Documentation) {
    guard let summary = documentation.paragraphs.first ?? documentation.facts.first else { return }
    var prose = summary.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !documentation.paragraphs.isEmpty, !documentation.facts.isEmpty {
      if let last = prose.last, !".!?".contains(last) { prose += "." }
      prose += " " + documentation.facts.joined(separator: " ")
    }
    self.documentation(Documentation(paragraphs: ["- Parameter \(name): \(prose)"]))
  }

  private mutating func answerEnum(_ name: String, _ endpoint: Endpoint) {
    line("/// The answers of ``\(endpoint.functionName)``, by status.")
    block("public nonisolated enum \(name): Sendable") { writer in
      for answer in endpoint.answers {
        writer.line("/// Status \(answer.statuses.map(String.init).joined(separator: ", ")).")
        writer.line("case \(answer.caseName)\(answer.type == .void ? "" : "(\(answer.type.swift))")")
      }
    }
  }
}

extension ScopeUse {
  /// The type of the `scope` parameter.
  func swift(in family: ScopeFamily?) -> String {
    switch self {
    case .family: "some \(family?.protocolName ?? "PathScope")"
    case .type(let name): name
    }
  }
}

extension Endpoint {
  var outputType: String {
    switch output {
    case .single(let type): type.swift
    case .several(let name): name
    }
  }

  /// The parameters of the function: scope, path, body, query.
  func signature(scope: [String], leavingOut known: Set<String> = []) -> [String] {
    let path = parameters.filter { $0.place == .path && !known.contains($0.name) }.map(\.swift)
    let others = parameters.filter { $0.place != .path }.map(\.swift)
    let body = body.map { ["_ body: \($0.type.swift)\($0.isRequired ? "" : "? = nil")"] } ?? []
    return scope + path + body + others
  }

  /// A line of facts for the doc comment.
  fileprivate var facts: String {
    let shown = path.map { part in
      switch part {
      case .literal(let text): text
      case .parameter(let name): "{\(name)}"
      }
    }
    var facts = ["`\(method.uppercased()) \(scope == nil ? "" : "…")\(shown.joined())`"]
    if !scopes.isEmpty { facts.append("scope " + scopes.map { "`\($0)`" }.joined(separator: ", ")) }
    switch paging {
    case .offset: facts.append("pages by offset")
    case .cursor: facts.append("pages by cursor")
    case .before: facts.append("pages back in time")
    case nil: break
    }
    return facts.joined(separator: " · ")
  }

  fileprivate var arguments: [[String]] {
    let path = path.map { part in
      switch part {
      case .literal(let text): String(text.swiftLiteral.dropFirst().dropLast())
      case .parameter(let name): "\\(\(name.escaped))"
      }
    }
    var head = [operationID.swiftLiteral]
    if scope != nil { head.append("in: scope") }
    head += [".\(method)", "\"\(path.joined())\""]
    var content: [String] = []
    let query = queryExpression
    if let query { content.append("query: \(query)") }
    let headers = parameters.filter { $0.place == .header }
    if !headers.isEmpty {
      let items = headers.map { "\($0.wireName.swiftLiteral): \($0.name.escaped)" }
      content.append("headers: [\(items.joined(separator: ", "))]")
    }
    if body != nil { content.append("body: body") }
    var tail = ["answers: " + answers.map { $0.expression(in: output) }.joined(separator: ", ")]
    if !scopes.isEmpty { tail.append("scopes: [\(scopes.map(\.swiftLiteral).joined(separator: ", "))]") }
    switch retry {
    case .never: break
    case .repeatable: tail.append("retry: .repeatable")
    case .done(let status): tail.append("retry: .done(on: \(status))")
    }
    switch paging {
    case .offset: tail.append("paging: .offset")
    case .cursor: tail.append("paging: .cursor")
    case .before(let member): tail.append("paging: .before(member: \(member.swiftLiteral))")
    case nil: break
    }
    return [head, content, tail].filter { !$0.isEmpty }
  }

  private var queryExpression: String? {
    var scalars: [String] = []
    var lists: [String] = []
    for parameter in parameters {
      guard case .query(let joined) = parameter.place else { continue }
      let name = parameter.wireName.swiftLiteral
      if case .array = parameter.type {
        lists.append(".appending(\(name), values: \(parameter.name.escaped)\(joined ? ", joinedBy: \",\"" : ""))")
      } else {
        scalars.append("\(name): \(parameter.name.escaped)")
      }
    }
    if scalars.isEmpty && lists.isEmpty { return nil }
    if lists.isEmpty { return "[\(scalars.joined(separator: ", "))]" }
    let start = scalars.isEmpty ? "Query()" : "Query([\(scalars.joined(separator: ", "))])"
    return start + lists.joined()
  }
}

extension EndpointParameter {
  var swift: String {
    let type = type == .anyScalar ? (place == .path ? "some PathSegment" : "(any QueryValue)") : type.swift
    return "\(name.escaped): \(type)\(isRequired ? "" : "? = nil")"
  }
}

extension EndpointAnswer {
  fileprivate func expression(in output: Endpoint.Output) -> String {
    let list = statuses.map(String.init).joined(separator: ", ")
    guard case .several = output else {
      switch type {
      case .void: return ".empty(\(list))"
      case .redirect: return ".redirect(\(list))"
      case .bytes: return ".bytes(\(list), contentType: \"*/*\")"
      default: return ".json(\(list))"
      }
    }
    switch type {
    case .void: return ".empty(\(list)) { .\(caseName) }"
    case .redirect: return "Answer.redirect(\(list)).map { .\(caseName)($0) }"
    case .bytes: return "Answer.bytes(\(list), contentType: \"*/*\").map { .\(caseName)($0) }"
    default: return ".json(\(list), as: \(type.swift).self) { .\(caseName)($0) }"
    }
  }
}
