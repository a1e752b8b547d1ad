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

  static let real = descriptions(in: "real")
  static let directory = descriptions(in: "directory")

  /// Emitted from a real description, everything compiles without a warning.
  @Test(arguments: real) func realDescriptionsCompile(name: String) throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let files = try Self.emit("real/" + name)
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
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: log, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(text.prefix(4000))")
  }

  /// Every description that the reader accepts is emitted, the same every time.
  @Test(arguments: directory) func descriptionsOfManyProvidersAreEmitted(name: String) throws {
    do throws(DiagnosticError) {
      let first = try Self.emit("directory/" + name)
      #expect(try Self.emit("directory/" + name) == first)
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error && $0.location != nil })
    }
  }

  @Test func theCorpusIsThere() {
    if Self.real.isEmpty { print("SKIPPED: no corpus at \(Self.folder.path); set CORPUS to its folder.") }
  }

  private static func emit(_ name: String) throws(DiagnosticError) -> [EmittedFile] {
    var api = try API(DocumentReader().read(path: folder.appending(path: name).path))
    api.source = name
    return SwiftEmitter(api).files()
  }

  private static func descriptions(in name: String) -> [String] {
    let contents = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
    return (contents ?? []).filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted()
  }
}
