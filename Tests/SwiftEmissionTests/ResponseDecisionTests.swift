// What is decoded for each status, which objects are pages, and what a parameter can't represent.

import Diagnostics
import SwiftEmission
import TestSupport
import Testing

@Suite struct ResponseDecisionTests {
  private func emit(
    _ operation: String, method: String = "get"
  ) throws -> (text: String, files: [EmittedFile], diagnostics: [Diagnostic]) {
    let spec = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          \(method): {operationId: get_it, tags: [Things], \(operation)}
      """
    let (files, diagnostics) = try Description(files: ["spec.yaml": spec]).emitted()
    return (files.map(\.text).joined(), files, diagnostics)
  }

  private static func response(_ status: String, _ schema: String) -> String {
    "'\(status)': {description: D, content: {application/json: {schema: \(schema)}}}"
  }

  @Test("a status with a response of its own is decoded by that one, in whatever order they are written")
  func exactStatuses() async throws {
    let entries = [
      Self.response("2XX", "{type: string}"), Self.response("200", "{type: integer}"), "'202': {description: D}",
      Self.response("default", "{type: boolean}"),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      let (text, files, _) = try emit("responses: {\(order.map { entries[$0] }.joined(separator: ", "))}")
      #expect(text.contains("DocumentedResponse<Int>.json(200).map"))
      #expect(text.contains("DocumentedResponse<String>.json(201...201, 203...203, 206...299).map"))
      #expect(text.contains("/// Status 201, 203, 206 to 299.\n"))
      #expect(text.contains(".empty(202).map"))
      #expect(!text.contains("Bool"))
      #expect(try await SwiftCompiler.complaints(about: files) == nil)
    }
  }

  @Test(
    "a range of statuses includes the whole range, except those without a body if one is decoded",
    arguments: [
      ("2XX", "content: {application/json: {schema: {type: string}}}", ".json(200...203, 206...299)"),
      ("2XX", "content: {text/plain: {}}", #".bytes(200...203, 206...299, contentType: "*/*")"#),
      ("2XX", "headers: {}", ".empty(200...299)"), ("default", "headers: {}", ".empty(200...299)"),
      ("default", "content: {application/json: {schema: {type: string}}}", ".json(200...203, 206...299)"),
    ])
  func ranges(status: String, own: String, answer: String) async throws {
    let (text, files, _) = try emit("responses: {'\(status)': {description: D, \(own)}}")
    #expect(text.contains(answer), "\(text)")
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test("a range of errors without content means errors without a body, except those with a response of their own")
  func emptyErrorRanges() async throws {
    let object = "{type: object, properties: {a: {type: string}}}"
    let (text, files, _) = try emit(
      "responses: {'204': {description: D}, '4XX': {description: Yours.}, \(Self.response("404", object)), '500': {description: Ours.}}"
    )
    #expect(text.contains("emptyErrors: Array(400...403) + Array(405...500)"), "\(text)")
    #expect(text.contains("/// Status 4XX: Yours.\n"))
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test("a range can be left with only statuses without a body")
  func fullRanges() async throws {
    let own = (200...299).filter { $0 != 204 && $0 != 205 }.map { "'\($0)': {description: D}" }
    let (text, files, _) = try emit(
      "responses: {\(own.joined(separator: ", ")), \(Self.response("2XX", "{type: string}"))}")
    #expect(text.contains(".empty(200...299)"), "\(text)")
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test(
    "a parameter that can only be null isn't an argument",
    arguments: [
      "{const: null}", "{type: 'null'}", "{enum: [null]}", "{oneOf: [{type: 'null'}]}", "{allOf: [{const: null}]}",
    ],
    ["required: true, ", ""])
  func onlyNull(schema: String, required: String) throws {
    func messages(_ place: String) throws -> (String, [String]) {
      let (text, _, diagnostics) = try emit(
        "parameters: [{name: pp, in: \(place), \(required)schema: \(schema)}], responses: {'204': {description: D}}")
      return (text, diagnostics.filter { $0.severity == .warning }.map(\.message))
    }
    for place in ["query", "header"] {
      let (text, warnings) = try messages(place)
      #expect(!text.contains("pp"))
      #expect(
        warnings == ["the \(place) parameter 'pp' can only be null, which no text represents: it is left out"])
    }
  }

  @Test(arguments: ["3XX", "1XX"])
  func rangesThatAreNotReadAreWarnedOf(range: String) throws {
    let diagnostics = try emit("responses: {'204': {description: D}, '\(range)': {description: D}}").diagnostics
    #expect(diagnostics.map(\.message) == ["responses: \(range) isn't carried over"])
  }

  @Test(
    "no body is decoded if none can arrive",
    arguments: [("head", "200", ".empty(200)"), ("get", "204", ".empty(204)"), ("get", "205", ".empty(205)")])
  func noBody(method: String, status: String, answer: String) async throws {
    let object = "{type: object, properties: {a: {type: string}}}"
    let (text, files, diagnostics) = try emit(
      "responses: {\(Self.response(status, object)), \(Self.response("404", object))}", method: method)
    #expect(text.contains("responses: \(answer)"))
    #expect(text.contains("emptyErrors: [404]") == (method == "head"))
    #expect(
      diagnostics.map(\.message) == [
        "the content of a response to HEAD, or with status 204 or 205, isn't read: no body arrives"
      ])
    #expect(diagnostics.map(\.severity) == [.note])
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  private static func page(
    next: String = "{type: [string, 'null']}", previous: String = "{type: [string, 'null']}",
    count: String = "{type: integer}", results: String = "{type: array, items: {type: string}}", rest: String = ""
  ) -> String {
    "{type: object\(rest), properties: {next: \(next), previous: \(previous), count: \(count), results: \(results)}}"
  }

  @Test(
    "an object with the property names of a page and other types is decoded like any other object",
    arguments: [
      (page(next: "{type: integer}"), "'next' isn't text"), (page(next: "{}"), "'next' isn't text"),
      (page(next: "{type: string, format: date-time}"), "'next' isn't text"),
      (page(previous: "{type: object}"), "'previous' isn't text"),
      (page(count: "{type: string}"), "'count' isn't a whole number"),
      (page(count: "{type: number}"), "'count' isn't a whole number"),
      (page(count: "{type: [integer, 'null']}"), "'count' can be null"),
      (page(results: "{type: object}"), "'results' isn't an array"),
      (page(results: "{type: [array, 'null'], items: {}}"), "'results' can be null"),
      ("{oneOf: [\(page()), {type: 'null'}]}", "it can be null"),
    ])
  func lookalikes(schema: String, reason: String) async throws {
    let (text, files, diagnostics) = try emit("responses: {\(Self.response("200", schema))}")
    let message = "the response has the properties of a page, but \(reason): it is read like any other object"
    #expect(diagnostics.filter { $0.severity != .warning }.map(\.message).contains(message))
    #expect(!text.contains("Page<"))
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test func aPageIsAPage() throws {
    for schema in [Self.page(), Self.page(next: "{type: string, format: uri}", rest: ", required: [count, results]")] {
      let (text, _, diagnostics) = try emit("responses: {\(Self.response("200", schema))}")
      #expect(text.contains("OffsetPage<String>"))
      #expect(diagnostics.isEmpty)
    }
  }

  @Test(
    "the property by which a list is paged backwards in time belongs to its items",
    arguments: [
      ("{type: object, properties: {at: {type: string, format: date-time}}}", true),
      ("{type: object, properties: {at: {type: [string, 'null']}}}", true), ("{}", true),
      (
        "{oneOf: [{type: object, properties: {at: {type: string}}}, {type: object, properties: {at: {type: string}}}]}",
        true
      ),
      ("{type: object, properties: {when: {type: string}}}", false),
      ("{type: object, properties: {at: {type: integer}}}", false), ("{type: string}", false),
    ])
  func before(items: String, isKnown: Bool) throws {
    let page = Self.page(results: "{type: array, items: \(items)}")
    let operation = "x-pagination: {kind: before, member: at}, responses: {\(Self.response("200", page))}"
    do {
      let text = try emit(operation).text
      #expect(isKnown && text.contains(#".before(member: "at""#))
    } catch let error as DiagnosticError {
      #expect(!isKnown)
      #expect(error.diagnostics.map(\.message) == ["x-pagination: the items have no 'at' that is text"])
    }
  }

  @Test(
    "parts of a request that aren't sent as documented cause warnings",
    arguments: [
      ("style: label, schema: {type: string}", "style: 'label' isn't carried over; the value alone is sent"),
      (
        "content: {application/json: {schema: {type: object}}}",
        "the parameter 'p' is sent as text: its value is application/json, serialized by the caller"
      ),
    ])
  func parameters(own: String, message: String) throws {
    let spec = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a/{p}:
          get: {parameters: [{name: p, in: path, required: true, \(own)}], responses: {'204': {description: D}}}
      """
    let diagnostics = try Description(files: ["spec.yaml": spec]).emitted().diagnostics
    #expect(diagnostics.map(\.message) == [message])
  }

  @Test(arguments: [("{type: [string, 'null']}", true), ("{type: string}", false), ("{}", false)])
  func bodiesThatCanBeNullAreWarnedOf(schema: String, isWarned: Bool) throws {
    let body = "requestBody: {required: true, content: {application/json: {schema: \(schema)}}}"
    let diagnostics = try emit("\(body), responses: {'204': {description: D}}", method: "post").diagnostics
    #expect(
      diagnostics.map(\.message) == (isWarned ? ["the request body can be null, but is never sent as null"] : []))
  }

  @Test("a required parameter can't be null, whatever its schema says")
  func nullParameters() throws {
    func messages(_ parameter: String) throws -> [String] {
      try emit("parameters: [{name: p, in: query, \(parameter)}], responses: {'204': {description: D}}").diagnostics
        .map(\.message)
    }
    let message = "the required parameter 'p' can be null, but is never sent as null: no text represents null"
    #expect(try messages("required: true, schema: {type: [string, 'null']}") == [message])
    #expect(try messages("required: true, schema: {oneOf: [{type: integer}, {type: 'null'}]}") == [message])
    #expect(try messages("schema: {type: [string, 'null']}") == [])
    #expect(try messages("required: true, schema: {}") == [])
  }
}
