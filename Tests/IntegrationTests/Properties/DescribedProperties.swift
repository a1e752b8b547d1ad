import Foundation
import OpenAPIDocument

/// Every property of the OpenAPI document that an operation can send or return, as `Schema.property`.
struct DescribedProperties {
  private(set) var names: Set<String> = []
  private let document: Document
  private var visited: Set<SchemaID> = []

  init() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../../spec/posthog.yaml").standardized.path
    document = try DocumentReader().read(path: path)
    for operation in document.operations {
      let contents = (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
      for schema in contents.compactMap(\.schema) { visit(schema, in: operation.operationID ?? "") }
    }
  }

  private mutating func visit(_ use: SchemaUse, in owner: String) {
    switch use {
    case .inline(let schema): visit(schema, in: owner)
    case .reference(let id, _):
      guard let named = document.schemas[id], visited.insert(id).inserted else { return }
      visit(named.schema, in: named.name)
    }
  }

  private mutating func visit(_ schema: Schema, in owner: String) {
    for property in schema.properties {
      names.insert("\(owner).\(property.name)")
      visit(property.schema, in: owner)
    }
    for part in schema.allOf + schema.oneOf + schema.anyOf + [schema.items].compactMap(\.self) {
      visit(part, in: owner)
    }
    if case .schema(let values) = schema.additionalProperties { visit(values, in: owner) }
  }
}
