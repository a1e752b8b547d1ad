import DataReading
import Diagnostics

/// Reads the content of messages: media types, request bodies, responses and their header fields. An object with
/// several references to it is read once.
final class ContentReader {
  private let inspector: Inspector
  private let schemas: SchemaReader
  private var bodies: [SourceLocation: RequestBody?] = [:]
  private var responses: [SourceLocation: Response?] = [:]
  private var mediaTypes: [SourceLocation: SchemaUse?] = [:]
  private var headers: [SourceLocation: Header?] = [:]

  private struct Header {
    var description: String?
    let schema: SchemaUse?
  }

  private var findings: DiagnosticCollector { inspector.findings }

  init(inspector: Inspector, schemas: SchemaReader) {
    self.inspector = inspector
    self.schemas = schemas
  }

  /// Reads the media types of a `content`.
  func mediaTypes(_ entries: [Mapping.Entry]) -> [MediaType] {
    entries.compactMap { entry in
      if !entry.key.contains("/") {
        findings.warning("`\(entry.key)` isn't a media type", at: entry.keyLocation, hint: "as in `application/json`")
      }
      return MediaType(name: entry.key, schema: mediaType(entry.value), location: entry.value.location)
    }
  }

  /// Reads the content of a Media Type Object, which may be a reference from 3.2 on.
  func mediaType(_ node: Node) -> SchemaUse? {
    guard let target = inspector.dereference(node, as: .mediaType)?.node else { return nil }
    if let known = mediaTypes[target.location] { return known }
    let use = inspector.open(target, as: .mediaType).flatMap { object in
      object["schema"].flatMap { schemas.use($0) }
    }
    mediaTypes[target.location] = .some(use)
    return use
  }

  /// Reads a request body, or the one that it refers to.
  func requestBody(_ node: Node) -> RequestBody? {
    guard let (target, description) = inspector.dereference(node, as: .requestBody) else { return nil }
    var body = bodies[target.location] ?? readBody(target)
    bodies[target.location] = .some(body)
    if let description { body?.description = description }
    return body
  }

  /// Reads the responses of an operation.
  func responses(_ node: Node) -> [Response] {
    guard let object = inspector.open(node, as: .responses) else { return [] }
    if node.mapping?.isEmpty == true {
      findings.warning("no response is documented", at: node.location)
    }
    return object.entries.compactMap { entry in
      var response = response(entry.value)
      guard let status = ResponseStatus(entry.key) else {
        findings.error(
          "`\(entry.key)` isn't a status", at: entry.keyLocation,
          hint: "use a code from 100 to 599, a range such as `4XX`, or `default`")
        return nil
      }
      response?.status = status
      return response
    }
  }

  /// Reads a response, or the one that it refers to. Its status is set by the caller.
  func response(_ node: Node) -> Response? {
    guard let (target, description) = inspector.dereference(node, as: .response) else { return nil }
    var response = responses[target.location] ?? readResponse(target)
    responses[target.location] = .some(response)
    if let description { response?.description = description }
    return response
  }

  /// Reads a header field, or the one that it refers to.
  func header(_ node: Node, name: String) -> ResponseHeader? {
    guard let (target, description) = inspector.dereference(node, as: .header) else { return nil }
    let header = headers[target.location] ?? readHeader(target)
    headers[target.location] = .some(header)
    return header.map {
      ResponseHeader(name: name, description: description ?? $0.description, schema: $0.schema)
    }
  }

  private func readBody(_ node: Node) -> RequestBody? {
    guard let object = inspector.open(node, as: .requestBody) else { return nil }
    return RequestBody(
      description: object.text("description"), required: object.flag("required") ?? false,
      content: mediaTypes(object.map("content")), location: node.location)
  }

  private func readResponse(_ node: Node) -> Response? {
    guard let object = inspector.open(node, as: .response) else { return nil }
    return Response(
      status: .default, description: object.text("description"), content: mediaTypes(object.map("content")),
      headers: object.map("headers").compactMap(documentedHeader), location: node.location)
  }

  /// The specification ignores `Content-Type` here, because the keys of `content` have it.
  private func documentedHeader(_ entry: Mapping.Entry) -> ResponseHeader? {
    if !HeaderName.isValid(entry.key) {
      findings.error("`\(entry.key)` isn't a name for a header field", at: entry.keyLocation)
    }
    let header = header(entry.value, name: entry.key)
    guard entry.key.lowercased() != "content-type" else {
      findings.count(entry.key, because: "`content` has it", at: entry.keyLocation)
      return nil
    }
    return header
  }

  private func readHeader(_ node: Node) -> Header? {
    guard let object = inspector.open(node, as: .header) else { return nil }
    let content = mediaTypes(object.map("content"))
    return Header(
      description: object.text("description"),
      schema: object["schema"].flatMap { schemas.use($0) } ?? content.first?.schema)
  }
}

extension ResponseStatus {
  /// Reads the key of a response: `200`, `4XX` or `default`.
  init?(_ key: String) {
    if key == "default" {
      self = .default
      return
    }
    guard key.utf8.count == 3, let first = key.first?.wholeNumberValue, (1...5).contains(first) else { return nil }
    if key.dropFirst() == "XX" {
      self = .range(first)
    } else if key.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let code = Int(key) {
      self = .code(code)
    } else {
      return nil
    }
  }
}
