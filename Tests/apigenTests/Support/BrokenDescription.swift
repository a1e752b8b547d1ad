import Foundation
import Testing

/// A rule, a document that breaks it and from which no code can be generated, and every diagnostic about it.
struct BrokenDescription: Sendable, CustomTestStringConvertible {
  let rule: String
  let files: [String: Data]
  let expected: [String]

  var testDescription: String { rule }

  /// Creates a case from a whole file, `spec.yaml`, and others beside it.
  init(_ rule: String, _ text: String, files: [String: String] = [:], _ expected: String...) {
    self.init(rule, bytes: files.merging(["spec.yaml": text]) { $1 }.mapValues { Data($0.utf8) }, expected)
  }

  /// Creates a case from the text after the shortest possible head, so that it begins in line 3.
  init(_ rule: String, body: String, configuration: String? = nil, _ expected: [String]) {
    var files = ["spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(body)\n"]
    files["apigen.yaml"] = configuration
    self.init(rule, bytes: files.mapValues { Data($0.utf8) }, expected)
  }

  /// Creates a case from the text after the shortest possible head, so that it begins in line 3.
  init(_ rule: String, body: String, _ expected: String...) {
    self.init(rule, body: body, expected)
  }

  /// Creates a case from files that aren't text.
  init(_ rule: String, bytes: [String: Data], _ expected: String...) {
    self.init(rule, bytes: bytes, expected)
  }

  private init(_ rule: String, bytes: [String: Data], _ expected: [String]) {
    self.rule = rule
    files = bytes
    self.expected = expected
  }

  /// Checks that both commands report every fault with its location and exit with status 2, and that earlier generated
  /// files stay unchanged.
  func check() async throws {
    let workspace = try Workspace(Petstore.files)
    #expect(try await workspace.apigen("generate", "--spec", "spec/petstore.yaml").status == 0)
    let before = try workspace.state(of: "Generated")
    #expect(before.keys.sorted() == Petstore.emitted)
    for (path, data) in files { try workspace.write(data, to: path) }
    for command in ["generate", "check"] {
      let run = try await workspace.apigen(command, "--spec", "spec.yaml")
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.findings == expected)
      let errors = expected.reduce(0) { sum, line in
        line.hasPrefix("also at") ? sum + line.split(separator: ",").count : sum + (line.contains("error: ") ? 1 : 0)
      }
      #expect(run.messages.hasSuffix("apigen: \(errors) error\(errors == 1 ? "" : "s")\n"))
    }
    #expect(try workspace.state(of: "Generated") == before)
  }
}
