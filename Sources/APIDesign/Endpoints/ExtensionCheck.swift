import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Checks the vendor extensions that the generator reads, and reports values that it can't use.
struct ExtensionCheck {
  let diagnostics: DiagnosticCollector

  func check(_ document: Document) {
    for operation in document.operations {
      expectName(operation.extensions["x-swift-name"], "x-swift-name")
      expectName(operation.extensions["x-swift-former-name"], "x-swift-former-name")
      expectText(operation.extensions["x-deprecation-message"], "x-deprecation-message")
      expectTexts(operation.extensions["x-scopes"], "x-scopes")
      expectText(operation.extensions["x-outcome"], "x-outcome")
      checkFacts(of: operation)
      for parameter in operation.parameters {
        expectName(parameter.extensions["x-swift-name"], "x-swift-name")
        checkSentDefault(of: parameter)
      }
      for case .inline(let schema) in operation.schemas { check(schema) }
    }
    for id in document.schemaOrder {
      guard let schema = document.schemas[id]?.schema else { continue }
      check(schema)
    }
  }

  /// Reports missing `x-retry`: if a document has it for some operations, every operation that isn't safe to retry by
  /// its method needs it.
  func checkRetries(in document: Document) {
    guard document.operations.contains(where: { $0.extensions["x-retry"] != nil }) else { return }
    for operation in document.operations
    where ["POST", "PATCH", "DELETE"].contains(operation.method) && operation.extensions["x-retry"] == nil {
      diagnostics.warning(
        "no x-retry: it is never retried after a failure that leaves the outcome unknown", at: operation.location)
    }
  }

  /// Inline schemas are nested no deeper than the reader allows.
  private func check(_ schema: Schema) {
    expectName(schema.extensions["x-swift-name"], "x-swift-name")
    expectTexts(schema.extensions["x-enum-varnames"], "x-enum-varnames")
    if let names = schema.extensions["x-enum-varnames"]?.sequence, let values = schema.enumValues,
      names.count != values.count
    {
      diagnostics.report(
        .error(
          "x-enum-varnames: \(names.count) names for \(values.count) values",
          at: schema.extensions["x-enum-varnames"]?.location))
    }
    if let node = schema.extensions["x-secret"], node.bool == nil {
      diagnostics.report(.error("x-secret: expected true or false, found \(node.kindName)", at: node.location))
    }
    for case .inline(let inner) in schema.schemas { check(inner) }
  }

  /// Checks that there is a single value for a parameter that is optional.
  private func checkSentDefault(of parameter: Parameter) {
    guard let node = parameter.extensions["x-sent-default"] else { return }
    if node.isNull || node.sequence != nil || node.mapping != nil {
      diagnostics.report(
        .error("x-sent-default: expected text, a number or a boolean, found \(node.kindName)", at: node.location))
    } else if parameter.required {
      diagnostics.report(.error("x-sent-default: '\(parameter.name)' is required", at: node.location))
    }
  }

  private func checkFacts(of operation: Operation) {
    if let node = operation.extensions["x-rate-limit"], node.string != "own" {
      diagnostics.report(.error("x-rate-limit: expected own, found \(node.jsonText)", at: node.location))
    }
    guard let node = operation.extensions["x-known-faults"] else { return }
    guard let entries = node.mapping?.entries else {
      diagnostics.report(.error("x-known-faults: expected texts by status, found \(node.kindName)", at: node.location))
      return
    }
    for entry in entries {
      if Int(entry.key).map((400...599).contains) != true {
        diagnostics.report(.error("x-known-faults: '\(entry.key)' isn't a status of an error", at: entry.keyLocation))
      }
      expectText(entry.value, "x-known-faults")
    }
  }

  private func expectText(_ node: Node?, _ name: String) {
    guard let node, node.string == nil else { return }
    diagnostics.report(.error("\(name): expected text, found \(node.kindName)", at: node.location))
  }

  private func expectTexts(_ node: Node?, _ name: String) {
    guard let node else { return }
    if node.sequence?.allSatisfy({ $0.string != nil }) == true { return }
    diagnostics.report(.error("\(name): expected a list of text, found \(node.kindName)", at: node.location))
  }

  /// Checks a name, which is generated exactly as it is written.
  private func expectName(_ node: Node?, _ name: String) {
    expectText(node, name)
    guard let node, let text = node.string else { return }
    if SwiftIdentifier(text) == nil {
      diagnostics.report(
        .error("\(name): \(node.jsonText) isn't a Swift name", at: node.location, hint: SwiftIdentifier.rule))
    }
  }
}

extension Operation {
  /// The schemas that the operation uses.
  fileprivate var schemas: [SchemaUse] {
    let contents = parameters.map(\.content) + [requestBody?.content ?? []] + responses.map(\.content)
    return parameters.compactMap(\.schema) + contents.joined().compactMap(\.schema)
      + responses.flatMap(\.headers).compactMap(\.schema)
  }
}

extension Schema {
  /// The schemas that the schema is composed of.
  fileprivate var schemas: [SchemaUse] {
    var schemas = properties.map(\.schema) + allOf + oneOf + anyOf
    if let items { schemas.append(items) }
    if case .schema(let use) = additionalProperties { schemas.append(use) }
    return schemas
  }
}
