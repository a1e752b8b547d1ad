package import Foundation

/// The compiler of the toolchain, which must accept generated code.
package enum SwiftCompiler {
  /// What the compiler says about a place of the source.
  package struct Message: Hashable, Sendable, CustomStringConvertible {
    package let isError: Bool
    /// The name of the file.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// The place, and what is wrong there.
    package let description: String

    /// Parses a line of the compiler's output, without the path of the folder.
    fileprivate init?(_ text: Substring) {
      isError = text.contains(": error: ")
      let parts = text.split(separator: ":", maxSplits: 3)
      guard isError || text.contains(": warning: "), parts.count == 4, let line = Int(parts[1]) else { return nil }
      self.line = line
      file = String(parts[0])
      description = String(text)
    }
  }

  /// Returns the compiler's messages about source text by file name, as one module with warnings as errors; `nil` if
  /// there are none.
  package static func complaints(about files: [String: String]) async throws -> String? {
    let (status, log) = try await run(files, options: ["-warnings-as-errors"])
    return status == 0 ? nil : log
  }

  /// Returns the errors and warnings about source text by file name, as one module.
  package static func messages(about files: [String: String]) async throws -> [Message] {
    let (status, log) = try await run(files, options: [])
    let messages = log.split(separator: "\n").compactMap { line -> Message? in
      // Each message begins with the path of a file.
      guard line.hasPrefix("/"), let folder = line.firstRange(of: "/Emitted/") else { return nil }
      return Message(line[folder.upperBound...])
    }
    // A compiler that fails without an error of the source hasn't judged it.
    guard status == 0 || messages.contains(where: \.isError) else { throw Failure(log: log) }
    return messages
  }

  package struct Failure: Error {
    package let log: String
  }

  private static func run(_ files: [String: String], options: [String]) async throws -> (status: Int32, log: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emitted-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await run(files, in: folder, options: ["-typecheck"] + options)
  }

  /// Builds an executable from source text by file name. The folder that it is in is new; the caller removes it.
  package static func program(_ files: [String: String]) async throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID().uuidString)")
    let program = folder.appending(path: "program")
    let options = try ["-Onone", "-wmo", "-o", program.path] + coreObjects()
    let (status, log) = try await run(files, in: folder, options: options)
    guard status == 0 else { throw Failure(log: log) }
    return program
  }

  /// The paths of the object files of `OperationCore`, as the package's build has made them.
  private static func coreObjects() throws -> [String] {
    let map = Bundle.main.bundleURL.appending(path: "OperationCore.build/output-file-map.json")
    return try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: map))
      .filter { $0.key.hasSuffix(".swift") }.compactMap { $0.value["object"] }
  }

  private static func run(
    _ files: [String: String], in folder: URL, options: [String]
  ) async throws -> (status: Int32, log: String) {
    let output = folder.appending(path: "Emitted")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: output.appending(path: name)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-swift-version", "6", "-module-name", "Emitted"] + options
      + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
        ["-enable-upcoming-feature", $0]
      }
      + ["-I", Bundle.main.bundleURL.appending(path: "Modules").path]
      + files.keys.map { output.appending(path: $0).path }
    let log = output.appending(path: "log")
    try Data().write(to: log)
    process.standardError = try FileHandle(forWritingTo: log)
    try await process.runToEnd()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}
