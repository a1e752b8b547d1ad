// Handles for paths of every layout, and names of every length: what is emitted compiles.

import Foundation
import SwiftEmission
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
