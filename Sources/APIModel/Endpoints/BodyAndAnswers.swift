import OpenAPIDocument
import SpecReading

extension EndpointBuilder {
  /// What an operation sends.
  enum Body {
    case none
    case json(EndpointBody)
    /// Something that emitted code can't send, so that the operation is left out.
    case unsupported
  }

  mutating func body(of operation: Operation, in context: TypeBuilder.Context) -> Body {
    guard let body = operation.requestBody else { return .none }
    let json = body.content.first { $0.isJSON }
    for other in body.content where json != nil && other.location != json?.location {
      warn("content: the request body as '\(other.name)' is not carried over; JSON is sent", at: other.location)
    }
    guard let json else {
      let names = body.content.map { "'\($0.name)'" }.joined(separator: ", ")
      guard body.required else {
        warn("content: the optional request body is not carried over: it can only be \(names)", at: body.location)
        return .none
      }
      warn("\(operation.displayName) is left out: its request body can only be \(names), not JSON", at: body.location)
      return .unsupported
    }
    let role: Role = operation.method == "PATCH" ? .patch : .write
    let type = json.schema.map { types.reference(to: $0, as: role, in: context.inner("Request")) } ?? .json
    return .json(EndpointBody(type: type, isRequired: body.required))
  }

  mutating func answers(
    of operation: Operation, in context: TypeBuilder.Context
  ) -> ([EndpointAnswer], Endpoint.Output) {
    var answers: [EndpointAnswer] = []
    for response in operation.responses {
      switch response.status {
      case .code(let code) where (200..<300).contains(code):
        add(response, [code], named: Self.caseName(of: code), in: context, of: operation, to: &answers)
      case .range(2):
        add(response, [200, 201, 202, 203, 204, 205, 206], named: "success", in: context, of: operation, to: &answers)
      case .code(let code) where [301, 302, 303, 307, 308].contains(code):
        answers.append(EndpointAnswer(statuses: [code], type: .redirect, caseName: Self.caseName(of: code)))
      case .code(let code) where code < 400:
        warn("responses: \(code) is not carried over", at: response.location)
      default: note(failure: response, in: context)
      }
    }
    if answers.isEmpty, let fallback = operation.responses.first(where: { $0.status == .default }),
      !fallback.content.isEmpty
    {
      add(fallback, [200, 201, 202, 203], named: "success", in: context, of: operation, to: &answers)
    }
    if answers.isEmpty {
      answers.append(EndpointAnswer(statuses: [200, 201, 202, 204], type: .void, caseName: "success"))
    }
    let distinct = Set(answers.map(\.type))
    if distinct.count == 1, let first = answers.first {
      let merged = EndpointAnswer(statuses: answers.flatMap(\.statuses), type: first.type, caseName: first.caseName)
      return ([merged], .single(first.type))
    }
    return (answers, .several(types.claimName(context.suggestion + "Answer", at: operation.location)))
  }

  private mutating func add(
    _ response: Response, _ statuses: [Int], named caseName: SwiftIdentifier, in context: TypeBuilder.Context,
    of operation: Operation, to answers: inout [EndpointAnswer]
  ) {
    let json = response.content.first { $0.isJSON }
    for other in response.content where json != nil && other.location != json?.location {
      warn("content: the answer as '\(other.name)' is not carried over; JSON is asked for", at: other.location)
    }
    let type: TypeReference
    if let json {
      type = json.schema.map { answerType($0, of: operation, in: context) } ?? .json
    } else {
      type = response.content.isEmpty ? .void : .bytes
    }
    answers.append(EndpointAnswer(statuses: statuses, type: type, caseName: caseName))
  }

  private mutating func answerType(
    _ use: SchemaUse, of operation: Operation, in context: TypeBuilder.Context
  ) -> TypeReference {
    let schema = types.normal(use)
    if let page = PageEnvelope(schema, types.normal) {
      let wanted = operation.extensions["x-pagination"]
      let kind = wanted.flatMap(PageKind.init) ?? (page.hasCount ? .offset : .cursor)
      if let wanted, PageKind(wanted) == nil {
        fail(
          "x-pagination: \(wanted.jsonText) is not known", at: wanted.location,
          hint: "one of: offset, cursor, {kind: before, member: NAME}")
      }
      if kind == .offset, !page.hasCount, let wanted {
        fail("x-pagination: a page with offsets has a 'count'", at: wanted.location)
      }
      let item = page.items.map { types.element($0, as: .read, in: context.inner("Item")) } ?? .json
      return .page(kind, item)
    }
    let type = types.reference(to: schema, as: .read, in: context.inner("Response"))
    return schema.attributes.isNullable && type != .json ? .optional(type) : type
  }

  /// The statuses of errors that the description gives no content to.
  func emptyErrors(of operation: Operation) -> [Int] {
    operation.responses.compactMap { response in
      guard case .code(let code) = response.status, code >= 400, response.content.isEmpty else { return nil }
      return code
    }
  }

  /// Declares the type of a documented failure, so that a caller can decode the bytes that an error carries.
  private mutating func note(failure response: Response, in context: TypeBuilder.Context) {
    guard let schema = response.content.first(where: { $0.isJSON })?.schema else { return }
    _ = types.reference(to: schema, as: .read, in: context.inner("Failure"))
  }

  private static func caseName(of status: Int) -> SwiftIdentifier {
    switch status {
    case 200: "ok"
    case 201: "created"
    case 202: "accepted"
    case 203: "nonAuthoritative"
    case 204: "noContent"
    case 205: "resetContent"
    case 206: "partialContent"
    case 301: "movedPermanently"
    case 302: "found"
    case 303: "seeOther"
    case 307: "temporaryRedirect"
    case 308: "permanentRedirect"
    default: SwiftIdentifier("status").numbered(status)
    }
  }
}

extension MediaType {
  /// JSON by its name or its structured syntax suffix (RFC 6839), or anything at all.
  var isJSON: Bool {
    let type = name.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    return type == "application/json" || type == "*/*" || type == "application/*" || type.hasSuffix("+json")
  }
}
