import OpenAPIDocument
import SpecReading

/// Vendor extensions that the generator reads, with a value that it can't use: said, not passed over.
struct ExtensionCheck {
  func diagnostics(of document: Document) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for operation in document.operations {
      expectName(operation.extensions["x-swift-name"], "x-swift-name", &diagnostics)
      expectText(operation.extensions["x-deprecation-message"], "x-deprecation-message", &diagnostics)
      expectTexts(operation.extensions["x-scopes"], "x-scopes", &diagnostics)
      expectText(operation.extensions["x-outcome"], "x-outcome", &diagnostics)
      checkFacts(of: operation, &diagnostics)
      for parameter in operation.parameters {
        expectName(parameter.extensions["x-swift-name"], "x-swift-name", &diagnostics)
        checkSentDefault(of: parameter, &diagnostics)
      }
      for case .inline(let schema) in operation.schemas { check(schema, &diagnostics) }
    }
    for id in document.schemaOrder {
      guard let schema = document.schemas[id]?.schema else { continue }
      check(schema, &diagnostics)
    }
    return diagnostics
  }

  /// Where a description says of operations whether they may be sent again, it says so of all of which HTTP does not.
  func unsaidRetries(in document: Document) -> [Diagnostic] {
    guard document.operations.contains(where: { $0.extensions["x-retry"] != nil }) else { return [] }
    return document.operations.filter {
      ["POST", "PATCH", "DELETE"].contains($0.method) && $0.extensions["x-retry"] == nil
    }
    .map {
      .warning("no x-retry: it is never sent again after a failure that leaves the outcome open", at: $0.location)
    }
  }

  /// Schemas that are written in place are nested no deeper than the reader allows.
  private func check(_ schema: Schema, _ diagnostics: inout [Diagnostic]) {
    expectName(schema.extensions["x-swift-name"], "x-swift-name", &diagnostics)
    expectTexts(schema.extensions["x-enum-varnames"], "x-enum-varnames", &diagnostics)
    if let names = schema.extensions["x-enum-varnames"]?.sequence, let values = schema.enumValues,
      names.count != values.count
    {
      diagnostics.append(
        .error(
          "x-enum-varnames: \(names.count) names for \(values.count) values",
          at: schema.extensions["x-enum-varnames"]?.location))
    }
    if let node = schema.extensions["x-secret"], node.bool == nil {
      diagnostics.append(.error("x-secret: expected true or false, found \(node.kindName)", at: node.location))
    }
    for case .inline(let inner) in schema.schemas { check(inner, &diagnostics) }
  }

  /// One value, for a parameter that can be left out.
  private func checkSentDefault(of parameter: Parameter, _ diagnostics: inout [Diagnostic]) {
    guard let node = parameter.extensions["x-sent-default"] else { return }
    if node.isNull || node.sequence != nil || node.mapping != nil {
      diagnostics.append(
        .error("x-sent-default: expected text, a number or a boolean, found \(node.kindName)", at: node.location))
    } else if parameter.required {
      diagnostics.append(.error("x-sent-default: '\(parameter.name)' must be given", at: node.location))
    }
  }

  private func checkFacts(of operation: Operation, _ diagnostics: inout [Diagnostic]) {
    if let node = operation.extensions["x-rate-limit"], node.string != "own" {
      diagnostics.append(.error("x-rate-limit: expected own, found \(node.jsonText)", at: node.location))
    }
    guard let node = operation.extensions["x-known-faults"] else { return }
    guard let entries = node.mapping?.entries else {
      diagnostics.append(.error("x-known-faults: expected texts by status, found \(node.kindName)", at: node.location))
      return
    }
    for entry in entries {
      if Int(entry.key).map((400...599).contains) != true {
        diagnostics.append(.error("x-known-faults: '\(entry.key)' is no status of an error", at: entry.keyLocation))
      }
      expectText(entry.value, "x-known-faults", &diagnostics)
    }
  }

  private func expectText(_ node: Node?, _ name: String, _ diagnostics: inout [Diagnostic]) {
    guard let node, node.string == nil else { return }
    diagnostics.append(.error("\(name): expected text, found \(node.kindName)", at: node.location))
  }

  private func expectTexts(_ node: Node?, _ name: String, _ diagnostics: inout [Diagnostic]) {
    guard let node else { return }
    if node.sequence?.allSatisfy({ $0.string != nil }) == true { return }
    diagnostics.append(.error("\(name): expected a list of text, found \(node.kindName)", at: node.location))
  }

  /// A name is written as it is, so it has to be one.
  private func expectName(_ node: Node?, _ name: String, _ diagnostics: inout [Diagnostic]) {
    expectText(node, name, &diagnostics)
    guard let node, let text = node.string else { return }
    if SwiftIdentifier(text) == nil {
      diagnostics.append(
        .error("\(name): \(node.jsonText) is no Swift name", at: node.location, hint: SwiftIdentifier.rule))
    }
  }
}

extension Operation {
  /// The schemas that are used in it.
  fileprivate var schemas: [SchemaUse] {
    let contents = parameters.map(\.content) + [requestBody?.content ?? []] + responses.map(\.content)
    return parameters.compactMap(\.schema) + contents.joined().compactMap(\.schema)
      + responses.flatMap(\.headers).compactMap(\.schema)
  }
}

extension Schema {
  /// The schemas that it is made of.
  fileprivate var schemas: [SchemaUse] {
    var schemas = properties.map(\.schema) + allOf + oneOf + anyOf
    if let items { schemas.append(items) }
    if case .schema(let use) = additionalProperties { schemas.append(use) }
    return schemas
  }
}
