import Diagnostics
import APIModel
import OpenAPIDocument
import DataReading

extension EndpointBuilder {
  /// The body of a request, as the design sees it.
  enum Body {
    case none
    case some(EndpointBody)
    /// A body that generated code can't send, so that no code is generated for the operation.
    case unsupported
  }

  func body(of operation: Operation, in context: TypeBuilder.Context) -> Body {
    guard let body = operation.requestBody else { return .none }
    let json = body.content.first { $0.isJSON }
    for other in body.content where json != nil && other.location != json?.location {
      diagnostics.warning(
        "content: the request body as '\(other.name)' isn't carried over; JSON is sent", at: other.location)
    }
    guard let json else {
      let names = body.content.map { "'\($0.name)'" }.joined(separator: ", ")
      guard body.required else {
        diagnostics.warning(
          "content: the optional request body isn't carried over: it can only be \(names)", at: body.location)
        return .none
      }
      diagnostics.warning(
        "\(operation.displayName) can't be generated: its request body can only be \(names), not JSON",
        at: body.location)
      return .unsupported
    }
    let role: Role = operation.method == "PATCH" ? .patch : .write
    let type = json.schema.map { types.reference(to: $0, as: role, in: context.inner("Request")) } ?? .json
    if type != .json, let use = json.schema, types.normal(use).attributes.isNullable {
      diagnostics.warning("the request body can be null, but is never sent as null", at: json.location)
    }
    return .some(
      EndpointBody(.json(type), isRequired: body.required, provenance: types.provenance.value(at: body.location)))
  }

  func responses(
    of operation: Operation, in context: TypeBuilder.Context
  ) -> ([EndpointResponse], Endpoint.Output) {
    var responses: [EndpointResponse] = []
    for response in operation.responses {
      switch response.status {
      case .code(let code) where (200..<300).contains(code):
        add(response, [code], named: Self.caseName(of: code), in: context, of: operation, to: &responses)
      case .range(2):
        add(response, Self.others(of: 2, in: operation), named: "success", in: context, of: operation, to: &responses)
      case .code(let code) where [301, 302, 303, 307, 308].contains(code):
        responses.append(
          EndpointResponse(
            statuses: [code], .location, caseName: Self.caseName(of: code),
            provenance: types.provenance.value(at: response.location)))
      case .code(let code) where code < 400:
        diagnostics.warning("responses: \(code) isn't carried over", at: response.location)
      case .range(let hundreds) where hundreds < 4:
        diagnostics.warning("responses: \(hundreds)XX isn't carried over", at: response.location)
      default: declare(failure: response, of: operation, in: context)
      }
    }
    if responses.isEmpty, let fallback = operation.responses.first(where: { $0.status == .default }) {
      add(fallback, Self.others(of: 2, in: operation), named: "success", in: context, of: operation, to: &responses)
    }
    if responses.isEmpty {
      responses.append(
        EndpointResponse(
          statuses: [200, 201, 202, 204], .empty, caseName: "success",
          provenance: types.provenance.named(at: operation.location)))
    }
    let distinct = Set(responses.map(\.content))
    if distinct.count == 1, let first = responses.first {
      let merged = EndpointResponse(
        statuses: responses.flatMap(\.statuses), first.content, caseName: first.caseName,
        provenance: first.provenance)
      return ([merged], .single(first.content))
    }
    return (responses, .several(types.claimName(context.suggestion + "Output", at: operation.location)))
  }

  private func add(
    _ response: Response, _ statuses: [Int], named caseName: SwiftIdentifier, in context: TypeBuilder.Context,
    of operation: Operation, to responses: inout [EndpointResponse]
  ) {
    guard !statuses.isEmpty else { return }
    guard !hasNoBody(response, statuses, in: operation) else {
      responses.append(
        EndpointResponse(
          statuses: statuses, .empty, caseName: caseName, provenance: types.provenance.value(at: response.location)
        ))
      return
    }
    let json = response.content.first { $0.isJSON }
    for other in response.content where json != nil && other.location != json?.location {
      diagnostics.warning(
        "content: the response as '\(other.name)' isn't carried over; JSON is requested", at: other.location)
    }
    let content: EndpointResponse.Content
    if let json {
      content = .json(json.schema.map { responseType($0, of: operation, in: context) } ?? .json)
    } else {
      content = response.content.isEmpty ? .empty : .bytes
    }
    let read = content == .empty ? statuses : statuses.filter { !Self.bodiless.contains($0) }
    guard !read.isEmpty else { return }
    responses.append(
      EndpointResponse(
        statuses: read, content, caseName: caseName, provenance: types.provenance.value(at: response.location)))
  }

  /// Returns the statuses of a class such as `4XX` without those that have a response of their own, in whatever order.
  private static func others(of hundreds: Int, in operation: Operation) -> [Int] {
    let own = Set(operation.responses.map(\.status))
    return (100 * hundreds...100 * hundreds + 99).filter { !own.contains(.code($0)) }
  }

  private static let bodiless: Set = [204, 205]

  /// Whether responses have no body, whatever the document says: responses to HEAD, and those with the status 204 or
  /// 205 (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6).
  private func hasNoBody(_ response: Response, _ statuses: [Int], in operation: Operation) -> Bool {
    let isHead = operation.method == "HEAD"
    guard isHead || Self.bodiless.isSuperset(of: statuses) else { return false }
    if !response.content.isEmpty {
      diagnostics.note(
        "the content of a response to HEAD, or with status 204 or 205, isn't read: no body arrives",
        at: response.location)
    }
    return true
  }

  private func responseType(
    _ use: SchemaUse, of operation: Operation, in context: TypeBuilder.Context
  ) -> TypeReference {
    let schema = types.normal(use)
    switch PageEnvelope.recognize(schema, types.normal) {
    case .page(let page):
      let kind = pageKind(of: page, operation)
      let item = page.items.map { types.element($0, as: .read, in: context.inner("Item")) } ?? .json
      return .page(kind, item)
    case .lookalike(let reason):
      diagnostics.note(
        "the response has the properties of a page, but \(reason): it is read like any other object",
        at: use.location)
    case .other: break
    }
    let type = types.reference(to: schema, as: .read, in: context.inner("Response"))
    return schema.attributes.isNullable && type != .json ? .optional(type) : type
  }

  private func pageKind(of page: PageEnvelope, _ operation: Operation) -> PageKind {
    let recognized: PageKind = page.hasCount ? .offset : .cursor
    guard let wanted = operation.extensions["x-pagination"] else { return recognized }
    guard let kind = PageKind(wanted) else {
      diagnostics.error(
        "x-pagination: \(wanted.jsonText) isn't known", at: wanted.location,
        hint: "one of: offset, cursor, {kind: before, member: NAME}")
      return recognized
    }
    if kind == .offset, !page.hasCount {
      diagnostics.error("x-pagination: a page with offsets needs a 'count'", at: wanted.location)
    }
    if case .before(let member, _) = kind, let items = page.items, !types.isMoment(member, of: items) {
      diagnostics.error(
        "x-pagination: the items have no '\(member)' that is text", at: wanted.location,
        hint: "'member' names the property of an item with the time by which the list is ordered")
    }
    return kind
  }

  /// Returns the error statuses without a body, because the document gives none or the method excludes it.
  func emptyErrors(of operation: Operation) -> [Int] {
    operation.responses.filter { $0.content.isEmpty || operation.method == "HEAD" }.flatMap { response in
      switch response.status {
      case .code(let code) where code >= 400: [code]
      case .range(let hundreds) where hundreds >= 4: Self.others(of: hundreds, in: operation)
      default: [] as [Int]
      }
    }
  }

  /// Declares the type of a documented failure, so that a caller can decode the bytes of an error.
  private func declare(
    failure response: Response, of operation: Operation, in context: TypeBuilder.Context
  ) {
    guard operation.method != "HEAD", let schema = response.content.first(where: { $0.isJSON })?.schema else { return }
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

extension TypeBuilder {
  /// Whether each item of a list has a property that can have a date and time as its value.
  fileprivate func isMoment(_ name: String, of items: SchemaUse) -> Bool {
    let schema = normal(items)
    switch schema.shape {
    case .object(let object):
      guard let property = object.properties.first(where: { $0.name == name }) else { return false }
      switch normal(property.use).shape {
      case .scalar(.date), .scalar(.string): return true
      default: return false
      }
    case .union:
      return nestedBranches(of: schema).map(\.use).allSatisfy { normal($0).isUnion || isMoment(name, of: $0) }
    case .map, .scalar(.json): return true
    case .scalar, .enumeration, .array: return false
    }
  }
}

extension MediaType {
  /// Whether generated code takes the content for JSON.
  var isJSON: Bool { MediaRange(name).isJSON }
}
