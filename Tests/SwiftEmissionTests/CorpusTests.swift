// Whole descriptions of real services, which nobody wrote for this generator. They lie beside the checkout, in
// ../shared/corpus, or where the variable CORPUS says; where they are not, the tests say so and pass.

import APIModel
import Foundation
import OpenAPIDocument
import SpecReading
import SwiftEmission
import Testing

@Suite struct CorpusTests {
  static let folder =
    ProcessInfo.processInfo.environment["CORPUS"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../../shared/corpus").standardized

  static let descriptions = ["real", "directory"].flatMap(descriptions(in:))

  /// What is emitted for a description that the reader accepts is the same every time and compiles without a warning.
  @Test(.serialized, arguments: descriptions) func emittedCodeCompiles(name: String) async throws {
    let files: [EmittedFile]
    do throws(DiagnosticError) {
      files = try Self.emit(name)
      #expect(try Self.emit(name) == files)
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error && $0.location != nil })
      #expect(!name.hasPrefix("real/"), "\(error.description.prefix(4000))")
      return
    }
    // One provider's operations all take forms, which are not carried over; each is warned of.
    guard !files.isEmpty else { return }
    let output = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    for file in files { try Data(file.text.utf8).write(to: output.appending(path: file.name)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-module-name", "Emitted"]
      + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
        ["-enable-upcoming-feature", $0]
      }
      + ["-I", Bundle.main.bundleURL.appending(path: "Modules").path]
      + files.map { output.appending(path: $0.name).path }
    let log = output.appending(path: "log")
    try Data().write(to: log)
    process.standardError = try FileHandle(forWritingTo: log)
    try await process.runToEnd()
    let text = try String(contentsOf: log, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(text.prefix(4000))")
  }

  @Test func theCorpusIsThere() {
    if Self.descriptions.isEmpty { print("SKIPPED: no corpus at \(Self.folder.path); set CORPUS to its folder.") }
  }

  private static func emit(_ name: String) throws(DiagnosticError) -> [EmittedFile] {
    var api = try API(DocumentReader().read(path: folder.appending(path: name).path))
    api.source = name
    return SwiftEmitter(api).files()
  }

  private static func descriptions(in name: String) -> [String] {
    let contents = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
    return (contents ?? []).filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted().map { "\(name)/\($0)" }
  }
}
