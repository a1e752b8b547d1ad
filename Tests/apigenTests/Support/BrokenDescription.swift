// Descriptions that can't be generated from, and what has to hold for each of them.

import Foundation
import Testing

/// A rule, files that break it, and everything that is said about them.
struct BrokenDescription: Sendable, CustomTestStringConvertible {
  let rule: String
  let files: [String: Data]
  let expected: [String]

  var testDescription: String { rule }

  /// A whole file, `spec.yaml`, and others beside it.
  init(_ rule: String, _ text: String, files: [String: String] = [:], _ expected: String...) {
    self.init(rule, bytes: files.merging(["spec.yaml": text]) { $1 }.mapValues { Data($0.utf8) }, expected)
  }

  /// What stands below the least head there is, so that it begins in line 3.
  init(_ rule: String, body: String, configuration: String? = nil, _ expected: [String]) {
    var files = ["spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(body)\n"]
    files["apigen.yaml"] = configuration
    self.init(rule, bytes: files.mapValues { Data($0.utf8) }, expected)
  }

  /// What stands below the least head there is, so that it begins in line 3.
  init(_ rule: String, body: String, _ expected: String...) {
    self.init(rule, body: body, expected)
  }

  /// Files that are no text.
  init(_ rule: String, bytes: [String: Data], _ expected: String...) {
    self.init(rule, bytes: bytes, expected)
  }

  private init(_ rule: String, bytes: [String: Data], _ expected: [String]) {
    self.rule = rule
    files = bytes
    self.expected = expected
  }

  /// Both commands tell every fault with its place and end with status 2, and what was emitted earlier stays as it is.
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
