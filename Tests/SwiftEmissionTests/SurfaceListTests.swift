import Diagnostics
import Foundation
import Testing

@testable import SwiftEmission

/// The list of public declarations; `scripts/check-surface` compares it with what the compiler finds.
@Suite struct SurfaceListTests {
  static let lists: [URL] = {
    let snapshots = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: snapshots.path)) ?? []).sorted()
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let cases = names.filter { !$0.hasPrefix(".") }
    return cases.map { snapshots.appending(path: "\($0)/api.txt") } + [root.appending(path: "Generated/api.txt")]
  }()

  @Test(arguments: lists) func everyLineIsReadBackAsWritten(list: URL) throws {
    let bytes = Array(try Data(contentsOf: list))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let read = try SurfaceList(parsing: SourceFile(path: list.path, bytes: bytes)).declarations
    #expect(read.map(\.text) == lines.map(String.init))
    #expect(lines == lines.sorted() && Set(lines).count == lines.count && !lines.isEmpty)
  }

  @Test func typesMayHaveCommasAndColons() throws {
    let text = "func A.B.f(x: [String: [Int]], _: Map<String, Int>? = …) -> Page<Map<A, B>> (deprecated)"
    let read = try #require(SurfaceDeclaration(text))
    #expect(read.owner == "A.B" && read.name == "f" && read.isDeprecated)
    #expect(read.parameters.map(\.label) == ["x", "_"])
    #expect(read.parameters.map(\.type) == ["[String: [Int]]", "Map<String, Int>?"])
    #expect(read.parameters.map(\.hasDefault) == [false, true])
    #expect(read.type == "Page<Map<A, B>>")
    #expect(read.text == text)
  }
}
