// Complete documents of real services, not written for this generator. They are beside the checkout, in
// ../shared/corpus, or in the folder of the variable CORPUS; if they don't exist, the tests print a message and pass.

import APIModel
import Foundation
import Generation
import Diagnostics
import SwiftEmission
import TestSupport
import Testing

@Suite struct CorpusTests {
  static let folder = SharedFolder.corpus

  static let descriptions = ["real", "directory"].flatMap(descriptions(in:))

  /// The code for a document that the reader accepts is the same every time and compiles without a warning.
  @Test(.serialized, arguments: descriptions) func generatedCodeCompiles(name: String) async throws {
    let files: [EmittedFile]
    do throws(DiagnosticError) {
      files = try Self.emit(name)
      #expect(try Self.emit(name) == files)
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error && $0.location != nil })
      #expect(!name.hasPrefix("real/"), "\(error.description.prefix(4000))")
      return
    }
    let complaints = try await SwiftCompiler.complaints(about: files)
    #expect(complaints == nil, "\((complaints ?? "").prefix(4000))")
  }

  @Test func theCorpusIsThere() {
    if Self.descriptions.isEmpty { print("SKIPPED: no corpus at \(Self.folder.path); set CORPUS to its folder.") }
  }

  private static func emit(_ name: String) throws(DiagnosticError) -> [EmittedFile] {
    var generation = try Generation(documentAt: folder.appending(path: name).path)
    generation.api.source = name
    return generation.files().filter { $0.name.hasSuffix(".swift") }
  }

  private static func descriptions(in name: String) -> [String] {
    let contents = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
    return (contents ?? []).filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted().map { "\(name)/\($0)" }
  }
}
