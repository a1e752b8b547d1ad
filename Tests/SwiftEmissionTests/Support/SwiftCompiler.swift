import Foundation
import SwiftEmission

/// The compiler of the toolchain, which must accept generated code.
enum SwiftCompiler {
  /// Returns the compiler's messages about the files as one module, with warnings as errors; `nil` if there are none.
  static func complaints(about files: [EmittedFile]) async throws -> String? {
    try await complaints(about: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) }))
  }

  /// Returns the compiler's messages about source text by file name.
  static func complaints(about files: [String: String]) async throws -> String? {
    let output = FileManager.default.temporaryDirectory.appending(path: "emitted-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: output.appending(path: name)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-module-name", "Emitted"]
      + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
        ["-enable-upcoming-feature", $0]
      }
      + ["-I", Bundle.main.bundleURL.appending(path: "Modules").path]
      + files.keys.map { output.appending(path: $0).path }
    let log = output.appending(path: "log")
    try Data().write(to: log)
    process.standardError = try FileHandle(forWritingTo: log)
    try await process.runToEnd()
    return process.terminationStatus == 0 ? nil : try String(contentsOf: log, encoding: .utf8)
  }
}
