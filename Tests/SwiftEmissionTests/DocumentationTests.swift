// Every public declaration that is generated is documented, and each type and operation has its source.

import Foundation
import Testing

@Suite struct DocumentationTests {
  private static let folders =
    SnapshotTests.cases.map { SnapshotTests.folder.appending(path: $0) } + [
      URL(filePath: #filePath).appending(path: "../../../Generated").standardized
    ]

  /// Returns the declarations of a file, each with the doc comment above it.
  private static func declarations(in text: String) -> [(line: String, comment: [Substring])] {
    var comment: [Substring] = []
    var declarations: [(line: String, comment: [Substring])] = []
    var isInAttribute = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let code = line.drop { $0 == " " }
      if isInAttribute || code.hasSuffix("@available(") {
        isInAttribute = code != ")"
      } else if code.hasPrefix("///") {
        comment.append(code)
      } else if code.hasPrefix("@") || code.hasPrefix("#") {
        continue
      } else {
        declarations.append((String(code), comment))
        comment = []
      }
    }
    return declarations
  }

  private static func files(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  @Test(arguments: folders) func everyPublicLineHasAComment(folder: URL) throws {
    for (line, comment) in try Self.files(in: folder).flatMap(Self.declarations) {
      let isPublic = line.hasPrefix("public ") && !line.hasPrefix("public import")
      let isCase = line.hasPrefix("case ") && !line.contains(":") && !line.hasSuffix("\"")
      if isPublic || isCase { #expect(!comment.isEmpty, "\(line)") }
    }
  }

  @Test(arguments: folders) func everyTypeAndOperationEndsWithItsPlace(folder: URL) throws {
    for (line, comment) in try Self.files(in: folder).flatMap(Self.declarations) {
      let isOperation = line.hasPrefix("public static func") && line.contains("APIOperation<")
      let isSchema = line.hasPrefix("public nonisolated struct") && line.contains(": API")
      if isOperation || isSchema {
        let last = comment.last ?? ""
        #expect(last.hasPrefix("/// Source: `") && last.contains("#/"), "\(line)")
      }
    }
  }

  @Test func thePageListsEveryOperation() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Generated").standardized
    let page = try String(contentsOf: folder.appending(path: "api.md"), encoding: .utf8)
    let operations = try Self.files(in: folder).flatMap(Self.declarations).flatMap(\.comment)
      .compactMap { $0.firstMatch(of: /^\/\/\/ `([A-Z]+ [^`]+)`/)?.output.1 }
    #expect(operations.count > 30)
    for operation in operations { #expect(page.contains("| `\(operation)`"), "\(operation)") }
  }
}
