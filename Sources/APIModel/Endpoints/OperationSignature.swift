import OpenAPIDocument
import SpecReading

/// What of an operation must be equal among twins, aspect by aspect, as text that can be compared.
///
/// Prose, tags, deprecation and the operation's id may differ.
struct OperationSignature {
  private let aspects: [(name: String, value: String)]

  init(_ operation: Operation, scopeParameter: String) {
    var aspects: [(String, String)] = []
    for parameter in operation.parameters where !(parameter.in == .path && parameter.name == scopeParameter) {
      let schema = parameter.schema.map(Self.text) ?? Self.text(parameter.content)
      let sentDefault = parameter.extensions["x-sent-default"]?.jsonText ?? ""
      let value = "\(parameter.required) \(parameter.style) \(parameter.explode) \(schema) \(sentDefault)"
      aspects.append(("the \(parameter.in.rawValue) parameter '\(parameter.name)'", value))
    }
    if let body = operation.requestBody {
      aspects.append(("the request body", "\(body.required) \(Self.text(body.content))"))
    }
    for response in operation.responses {
      aspects.append(("the response \(response.status.text)", Self.text(response.content)))
    }
    for key in operation.extensions.keys.sorted() where key != "x-deprecation-message" {
      aspects.append((key, operation.extensions[key]?.jsonText ?? ""))
    }
    self.aspects = aspects
  }

  /// The names of the aspects that only one has, or that differ.
  func differences(to other: OperationSignature) -> [String] {
    let mine = Dictionary(aspects, uniquingKeysWith: { first, _ in first })
    let theirs = Dictionary(other.aspects, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    return (aspects + other.aspects).map(\.name).filter { seen.insert($0).inserted && mine[$0] != theirs[$0] }
  }

  private static func text(_ content: [MediaType]) -> String {
    content.map { "\($0.name) \($0.schema.map(text) ?? "")" }.joined(separator: ", ")
  }

  private static func text(_ use: SchemaUse) -> String {
    switch use {
    case .reference(let id, _): return "\(id.file)#\(id.pointer)"
    case .inline(let schema):
      let properties = schema.properties.map { "\($0.name): \(text($0.schema))" }
      let combined = [("allOf", schema.allOf), ("oneOf", schema.oneOf), ("anyOf", schema.anyOf)]
        .map { "\($0)(\($1.map(text).joined(separator: ", ")))" }
      let additional: String =
        switch schema.additionalProperties {
        case .unspecified: ""
        case .forbidden: "none"
        case .any: "any"
        case .schema(let use): text(use)
        }
      let parts = [
        schema.types.map(\.rawValue).joined(separator: "|"), schema.format ?? "",
        (schema.enumValues ?? []).map(\.jsonText).joined(separator: "|"), schema.const?.jsonText ?? "",
        properties.joined(separator: ", "), schema.required.joined(separator: "|"), additional,
        schema.items.map(text) ?? "", combined.joined(),
        "\(schema.readOnly) \(schema.writeOnly)", schema.defaultValue?.jsonText ?? "",
      ]
      return "{" + parts.joined(separator: ";") + "}"
    }
  }
}

extension ResponseStatus {
  var text: String {
    switch self {
    case .code(let code): String(code)
    case .range(let hundreds): "\(hundreds)XX"
    case .default: "default"
    }
  }
}
