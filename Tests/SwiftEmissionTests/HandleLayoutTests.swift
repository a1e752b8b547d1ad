// Handles for paths of every layout, and names of every length: the generated code compiles.

import Foundation
import SwiftEmission
import TestSupport
import Testing

@Suite struct HandleLayoutTests {
  @Test(arguments: [
    [("/repos/{owner}/{repo}/", "Repo")], [("/repos/{owner}/{repo}/", "Repos")],
    [("/q/{x}/{c}/", "A"), ("/q/", "Q")], [("/{x}/{a_id}/a/b/", "B")], [("/{x}/", "X"), ("/{x}/a/{y}/", "A")],
    [("/a/{x}/z/{a}/b/", "B"), ("/a/{x}/z/", "Z"), ("/a/", "A")], [("/a/{x}/{y}/", "A"), ("/a/", "A")],
    [("/failures/", "Failure"), ("/failures/{id}/items/", "Item")],
    [("/p/", String(repeating: "Subscriptions", count: 8))],
  ])
  func everyLayoutCompiles(paths: [(String, String)]) async throws {
    let operations = paths.enumerated().map { index, path in
      let names = path.0.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
      let parameters = names.map { "{name: \($0), in: path, required: true, schema: {type: string}}" }
      return """
          \(path.0):
            get:
              operationId: op\(index)\(String(repeating: "AndMore", count: index * 8))
              tags: [\(path.1)]
              parameters: [\(parameters.joined(separator: ", "))]
              responses: {"204": {description: A.}}
        """
    }
    for scopes in ["", "scopes: {protocol: Kinds, levels: [{name: a, type: Kind, path: '/a/{x}'}]}"] {
      let description = Description(files: [
        "spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + operations.joined(separator: "\n"),
        "apigen.yaml": "handles: true\n" + scopes,
      ])
      let complaints = try await SwiftCompiler.complaints(about: description.emitted().files)
      #expect(complaints == nil, "\((complaints ?? "").prefix(3000))")
    }
  }

  @Test("each operation of a resource at different levels is available where it can be called")
  func everyCombinationOfLevelsCompiles() async throws {
    // Each letter is a level with a type of its own; the parameters have different types.
    let kinds = ["a", "b", "ab"]
    let resources = kinds.flatMap { list in kinds.flatMap { item in kinds.map { child in [list, item, child] } } }
    var paths: [String] = []
    for (index, levels) in resources.enumerated() {
      let layouts = [
        ("r\(index)/", "R\(index)", "list"), ("r\(index)/{id}/", "R\(index)", "get"),
        ("r\(index)/{id}/kid\(index)s/", "Kid\(index)s", "kids"),
      ]
      for (layout, use) in zip(layouts, levels) {
        paths += use.map { Self.path(level: $0, below: layout.0, tag: layout.1, id: "\(layout.2)\(index)") }
      }
    }
    let description = Description(files: [
      "spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + paths.joined(separator: "\n"),
      "apigen.yaml": """
      handles: true
      scopes:
        protocol: Kinds
        levels:
          - {name: a, type: KindA, path: '/a/{a_id}'}
          - {name: b, type: KindB, path: '/b/{b_id}', operation-prefix: b_}
      """,
    ])
    // Index 0 is at level a only, 16 is a list at b with items at both and kids at b, 26 is at both throughout.
    let uses = """
      import OperationCore
      func use<S: OperationSender>(_ sender: S) async throws(S.Failure) {
        try await sender.a(1).r0["x"].kid0s.kids0()
        try await sender.b("o").r16.bList16()
        try await sender.a(1).r16["x"].get16()
        try await sender.b("o").r16["x"].kid16s.bKids16()
        try await sender.a(1).r26["x"].kid26s.kids26()
        try await sender.b("o").r26["x"].kid26s.kids26()
      }
      """
    var files = Dictionary(uniqueKeysWithValues: try description.emitted().files.map { ($0.name, $0.text) })
    files["Uses.swift"] = uses
    let complaints = try await SwiftCompiler.complaints(about: files)
    #expect(complaints == nil, "\((complaints ?? "").prefix(3000))")
  }

  private static func path(level: Character, below: String, tag: String, id: String) -> String {
    let schema = level == "a" ? "{type: integer}" : "{type: string, format: uuid}"
    let own = below.contains("{id}") ? ", {name: id, in: path, required: true, schema: {type: string}}" : ""
    return """
        /\(level)/{\(level)_id}/\(below):
          parameters: [{name: \(level)_id, in: path, required: true, schema: \(schema)}\(own)]
          get: {operationId: \(level == "b" ? "b_" : "")\(id), tags: [\(tag)], responses: {"204": {description: D}}}
      """
  }

  @Test(arguments: [60, 75, 85, 95, 120]) func callsOfAnyLengthCompile(length: Int) async throws {
    let id = String(repeating: "o", count: length)
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /p/:
          get: {operationId: \(id), tags: [T], responses: {"204": {description: A.}}}
          put:
            operationId: \(id)p
            tags: [T]
            responses:
              "200": {description: A., content: {application/json: {schema: {type: object, properties: {next: {type: [string, 'null']}, results: {type: array, items: {type: string}}}}}}}
      """
    let files = try Description(files: ["spec.yaml": text, "apigen.yaml": "handles: true"]).emitted().files
    let complaints = try await SwiftCompiler.complaints(about: files)
    #expect(complaints == nil, "\((complaints ?? "").prefix(3000))")
  }
}
