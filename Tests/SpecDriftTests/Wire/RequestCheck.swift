import DataReading
import Foundation
import OperationCore

/// A request as generated code makes it.
struct WireRequest {
  let method: String
  let path: String
  let query: Query
  let headers: Query
  let accept: String
  let contentType: String
  let body: String

  /// - Returns: `nil` if the words are no request.
  init?(_ words: [String]) {
    guard words.count == 8, words[0] == "request", let query = Query(encoded: words[3]),
      let headers = Query(encoded: words[4])
    else { return nil }
    (method, path, self.query, self.headers) = (words[1], words[2], query, headers)
    (accept, contentType, body) = (words[5], words[6], words[7])
  }
}

/// Says why a document doesn't allow a request.
struct RequestCheck {
  let document: WireDocument
  /// The document that the program was built from.
  let sender: WireDocument
  private var schemas: SchemaCheck { SchemaCheck(document: document, direction: .request) }

  /// Returns what is wrong; `nil` if nothing is.
  func fault(of request: WireRequest) -> String? {
    guard let (operation, segments) = document.operation(request.method, request.path) else {
      return "there is no such operation"
    }
    let old = sender.operation(request.method, request.path)?.0
    for parameter in operation.parameters {
      let texts = ParameterTexts(of: parameter, in: request, segments)
      let before = old?.parameter(texts.name, texts.place)
      if let fault = fault(of: texts, parameter, before: before) { return "\(texts.name): \(fault)" }
      let isElsewhere =
        texts.values.isEmpty && before == nil
        && ParameterTexts.places.contains { !ParameterTexts(named: texts.name, in: $0, request).values.isEmpty }
      if isElsewhere { return "\(texts.name) is in another place" }
    }
    return faultOfBody(request, operation) ?? faultOfAccept(request, operation)
  }

  // MARK: - Parameters

  private func fault(of texts: ParameterTexts, _ parameter: Node, before: Node?) -> String? {
    guard !texts.values.isEmpty else {
      // An empty list is no item of a query.
      return parameter["required"]?.bool == true && texts.place != "path" ? "it is missing" : nil
    }
    if texts.place == "query", texts.values == [""], parameter["allowEmptyValue"]?.bool != true { return "it is empty" }
    let reading = ParameterReading(parameter, document)
    guard let value = reading.value(of: texts.values) else { return "\(texts.values) can't be read" }
    if let before, ParameterReading(before, sender).shape(of: texts.values) != reading.shape(of: texts.values) {
      return "\(texts.values) is read as something else"
    }
    return schemas.fault(of: value, against: reading.schema)
  }

  // MARK: - Body

  private func faultOfBody(_ request: WireRequest, _ operation: WireDocument.Operation) -> String? {
    guard let body = operation.body else { return nil }
    guard !request.contentType.isEmpty else { return body["required"]?.bool == true ? "the body is missing" : nil }
    let (entries, type) = (body["content"]?.mapping?.entries ?? [], MediaType(request.contentType))
    let entry = entries.first { MediaType($0.key) == type } ?? entries.first { MediaType($0.key).fits(type) }
    guard let entry else { return "the media type isn't one of those allowed" }
    guard let schema = entry.value["schema"] else { return nil }
    guard let value = try? DataReader().read(bytes: Array(request.body.utf8), path: "body.json") else {
      return "the body isn't JSON"
    }
    return schemas.fault(of: value, against: schema)
  }

  /// A response of success has to have one of the media types that the program asks for, if it asks for some.
  private func faultOfAccept(_ request: WireRequest, _ operation: WireDocument.Operation) -> String? {
    guard !request.accept.isEmpty else { return nil }
    let wanted = request.accept.split(separator: ",").map { MediaType(String($0)) }
    for (status, response) in operation.responses where status.hasPrefix("2") {
      let types = response["content"]?.mapping?.keys.map(MediaType.init) ?? []
      if !types.isEmpty, !types.contains(where: { type in wanted.contains { $0.fits(type) } }) {
        return "no response is of type \(request.accept)"
      }
    }
    return nil
  }
}

/// The texts that a request has for a parameter.
private struct ParameterTexts {
  static let places = ["query", "header"]
  let name: String
  let place: String
  let values: [String]

  init(of parameter: Node, in request: WireRequest, _ segments: [String: String]) {
    let name = parameter["name"]?.string ?? ""
    self = Self(named: name, in: parameter["in"]?.string ?? "", request, segments)
  }

  init(named name: String, in place: String, _ request: WireRequest, _ segments: [String: String] = [:]) {
    self.name = name
    self.place = place
    switch place {
    case "path": values = segments[name].map { [$0] } ?? []
    case "query": values = request.query.values(of: name)
    case "header":
      values = request.headers.items.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    default: values = []
    }
  }
}

/// How the texts of a parameter are read.
private struct ParameterReading {
  let schema: Node
  private let isJSON: Bool
  private let isExploded: Bool
  private let separator: String
  private let document: WireDocument

  init(_ parameter: Node, _ document: WireDocument) {
    self.document = document
    schema = parameter["schema"] ?? parameter.jsonContent?["schema"] ?? .made(.bool(true))
    isJSON = parameter["content"] != nil
    let isForm = ["query", "cookie"].contains(parameter["in"]?.string)
    let style = parameter["style"]?.string ?? (isForm ? "form" : "simple")
    isExploded = isForm && (parameter["explode"]?.bool ?? (style == "form"))
    separator = ["spaceDelimited": " ", "pipeDelimited": "|"][style] ?? ","
  }

  /// Returns the texts of the items of a list, or the only text; `nil` if the text is JSON.
  func shape(of texts: [String]) -> [String]? {
    if isJSON { return nil }
    guard isList, !isExploded else { return texts }
    return texts.count == 1 ? texts[0].components(separatedBy: separator) : []
  }

  /// Returns the value; `nil` if there is none.
  func value(of texts: [String]) -> Node? {
    guard let items = shape(of: texts) else {
      return try? DataReader().read(bytes: Array(texts[0].utf8), path: "value.json")
    }
    guard isList else { return texts.count == 1 ? scalar(texts[0], schema) : nil }
    let whole = document.resolved(schema)
    return .made(.sequence(items.map { scalar($0, whole["items"] ?? .made(.bool(true))) }))
  }

  private var isList: Bool { kinds(schema).contains("array") }

  /// The types that a schema allows, as far as it names any.
  private func kinds(_ schema: Node, depth: Int = 0) -> Set<String> {
    let schema = document.resolved(schema)
    guard depth < 10 else { return [] }
    let own = schema["type"]?.sequence?.compactMap(\.string) ?? [schema["type"]?.string].compactMap(\.self)
    let values = (schema["enum"]?.sequence ?? []) + [schema["const"]].compactMap(\.self)
    let parts = ["allOf", "oneOf", "anyOf"].flatMap { schema[$0]?.sequence ?? [] }
    return parts.reduce(Set(own + values.map { $0.decimal == nil ? "string" : "number" })) {
      $0.union(kinds($1, depth: depth + 1))
    }
  }

  /// Returns the scalar of a text: one of the types of the schema.
  private func scalar(_ text: String, _ schema: Node) -> Node {
    let kinds = kinds(schema)
    let parsed = (try? DataReader().read(bytes: Array(text.utf8), path: "value.json")) ?? .made(.string(text))
    if parsed.decimal != nil, kinds.contains("integer") || kinds.contains("number") { return parsed }
    if parsed.bool != nil, kinds.contains("boolean") { return parsed }
    if parsed.isNull, kinds.contains("null") { return parsed }
    return .made(.string(text))
  }
}
