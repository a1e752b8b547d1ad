import DataReading
import Diagnostics

/// Reads Parameter Objects. One with several references to it is read once.
final class ParameterReader {
  private let inspector: Inspector
  private let schemas: SchemaReader
  private let content: ContentReader
  private var results: [SourceLocation: Result] = [:]

  private var version: OpenAPIVersion { inspector.version }
  private var findings: DiagnosticCollector { inspector.findings }

  /// The result of reading a Parameter Object.
  enum Result {
    case parameter(Parameter)
    /// The whole query as one value, which exists from 3.2 on and isn't carried over.
    case queryString(SourceLocation)
    /// Nothing, after a report: the parameter has a fault, or the specification ignores it.
    case nothing
  }

  init(inspector: Inspector, schemas: SchemaReader, content: ContentReader) {
    self.inspector = inspector
    self.schemas = schemas
    self.content = content
  }

  /// Reads a list of parameters, whose names must be unique within each part of the request.
  func parameters(_ nodes: [Node]) -> [Parameter] {
    var parameters: [Parameter] = []
    var seen: [Key: SourceLocation] = [:]
    var queryString: SourceLocation?
    for node in nodes {
      switch parameter(node) {
      case .parameter(let parameter):
        if let first = seen.updateValue(node.location, forKey: Key(parameter)) {
          findings.error(
            "the \(parameter.in.rawValue) parameter `\(parameter.name)` is listed twice", at: node.location,
            notes: [Diagnostic.Note("the first is here", at: first)])
        } else {
          parameters.append(parameter)
        }
      case .queryString(let location):
        if let queryString {
          findings.error(
            "`querystring` is the whole query: there can't be a second", at: location,
            notes: [Diagnostic.Note("the first is here", at: queryString)])
        }
        queryString = location
      case .nothing: continue
      }
    }
    if let queryString, let query = parameters.first(where: { $0.in == .query }) {
      findings.error(
        "`querystring` is the whole query: there can't be query parameters beside it", at: queryString,
        notes: [Diagnostic.Note("one is here", at: query.location)])
    }
    return parameters
  }

  /// Joins the parameters of a path and those of an operation. If both declare a parameter, the operation's is used.
  static func merge(common: [Parameter], own: [Parameter]) -> [Parameter] {
    let keys = Set(own.map(Key.init))
    return common.filter { !keys.contains(Key($0)) } + own
  }

  /// Reads a parameter, or the one that it refers to.
  func parameter(_ node: Node) -> Result {
    guard let (target, description) = inspector.dereference(node, as: .parameter) else { return .nothing }
    let result = results[target.location] ?? read(target)
    results[target.location] = result
    guard case .parameter(var parameter) = result, let description else { return result }
    parameter.description = description
    return .parameter(parameter)
  }

  /// The identity of a parameter. The names of header fields are compared without case.
  private struct Key: Hashable {
    let name: String
    let place: Parameter.Place

    init(_ parameter: Parameter) {
      name = parameter.in == .header ? parameter.name.lowercased() : parameter.name
      place = parameter.in
    }
  }

  private func read(_ node: Node) -> Result {
    guard let object = inspector.open(node, as: .parameter) else { return .nothing }
    let schema = object["schema"].flatMap { schemas.use($0) }
    let content = content.mediaTypes(object.map("content"))
    guard let name = object.text("name"), let placeName = object.text("in") else { return .nothing }
    if placeName == "querystring", version >= .v3_2 { return readQueryString(object) }
    guard let place = place(placeName, of: object) else { return .nothing }
    checkContent(of: object, content)
    if place == .path, name.contains(where: { "{}/?#".contains($0) }) {
      findings.error("`\(name)` can't be the name of a path parameter", at: object["name"]?.location)
    }
    guard place != .header || isCarriedHeader(name, of: object) else { return .nothing }
    let style = style(in: place, of: object)
    checkReserved(in: place, style: style, of: object)
    return .parameter(
      Parameter(
        name: name, in: place, required: isRequired(in: place, of: object),
        deprecated: object.flag("deprecated") ?? false, description: object.text("description"), schema: schema,
        content: content, style: style, explode: object.flag("explode") ?? (style == "form" || style == "cookie"),
        allowReserved: object.flag("allowReserved") ?? false, extensions: object.extensions, location: node.location))
  }

  private func place(_ name: String, of object: CheckedObject) -> Parameter.Place? {
    if let place = Parameter.Place(rawValue: name) { return place }
    let location = object["in"]?.location ?? object.location
    switch name {
    case "body", "formData":
      findings.error(
        "`in: \(name)` is OpenAPI 2.0", at: location, hint: "use `requestBody` for what is sent in the body")
    case "querystring":
      findings.error("`in: querystring` is for OpenAPI 3.2", at: location)
    default:
      let names = Parameter.Place.allCases.map(\.rawValue) + (version >= .v3_2 ? ["querystring"] : [])
      inspector.reportUnknownWord(name, for: "in", among: names, at: location)
    }
    return nil
  }

  private func readQueryString(_ object: CheckedObject) -> Result {
    for keyword in ["schema", "style", "explode", "allowReserved"] {
      guard let entry = object.entry(keyword) else { continue }
      findings.error("`\(keyword)` can't stand beside `in: querystring`", at: entry.keyLocation)
    }
    findings.warning(
      "a `querystring` parameter isn't carried over: the query isn't sent as one value", at: object.location)
    return .queryString(object.location)
  }

  private func checkContent(of object: CheckedObject, _ content: [MediaType]) {
    if !object.mentions("schema"), !object.mentions("content") {
      findings.error("a Parameter Object needs `schema` or `content`", at: object.location)
    }
    if let node = object["content"], node.mapping?.count != 1 {
      findings.error("the `content` of a parameter has exactly one media type", at: node.location)
    }
  }

  /// Returns whether the specification uses the header parameter: it ignores those that `content` and the security
  /// schemes already define.
  private func isCarriedHeader(_ name: String, of object: CheckedObject) -> Bool {
    let location = object["name"]?.location ?? object.location
    if !HeaderName.isValid(name) {
      findings.error("`\(name)` isn't a name for a header field", at: location)
    }
    guard HeaderName.isIgnored(name) else { return true }
    findings.count(name, because: "the specification ignores it as a parameter", at: location)
    return false
  }

  private func isRequired(in place: Parameter.Place, of object: CheckedObject) -> Bool {
    guard place == .path else { return object.flag("required") ?? false }
    if object.flag("required") != true {
      findings.warning("a path parameter needs `required: true`", at: object["required"]?.location ?? object.location)
    }
    return true
  }

  private func style(in place: Parameter.Place, of object: CheckedObject) -> String {
    let styles =
      switch place {
      case .path: ["simple", "label", "matrix"]
      case .query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"]
      case .header: ["simple"]
      case .cookie: version >= .v3_2 ? ["form", "cookie"] : ["form"]
      }
    guard let node = object["style"], let style = node.string else { return styles[0] }
    if !styles.contains(style) {
      inspector.reportUnknownWord(style, for: "style", among: styles, at: node.location)
    }
    return style
  }

  /// Checks `allowReserved`, which only has an effect where values are percent-encoded.
  private func checkReserved(in place: Parameter.Place, style: String, of object: CheckedObject) {
    guard let entry = object.entry("allowReserved") else { return }
    let isEncoded =
      switch place {
      case .query: true
      case .path: version >= .v3_2
      case .cookie: version >= .v3_2 && style == "form"
      case .header: false
      }
    if !isEncoded {
      findings.error("`allowReserved` can't stand in a \(place.rawValue) parameter", at: entry.keyLocation)
    }
  }
}
