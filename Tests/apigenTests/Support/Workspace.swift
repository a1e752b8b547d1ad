import Foundation
import Testing

/// The result of a run of the executable.
struct Run {
  let status: Int32
  let output: String
  let messages: String

  /// The messages without the lines of the document and their carets: `spec.yaml:3:1: error: …`, `help: …`.
  var findings: [String] {
    messages.split(separator: "\n").map(String.init).filter { line in
      ["error: ", "warning: ", "note: ", "help: ", "also at "].contains {
        line.hasPrefix($0) || line.contains(": \($0)")
      }
    }
  }
}

/// A file on disk. Writing it, even with the same content, also changes this value.
struct FileState: Equatable {
  let bytes: Data
  let modified: Date
  let number: Int
}

/// A temporary folder, in which the built executable runs as a user would run it. It is removed after the test.
final class Workspace: Sendable {
  let folder: URL

  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "apigen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ path: String) -> URL { folder.appending(path: path) }

  func path(_ path: String) -> String { url(path).path(percentEncoded: false) }

  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ data: Data, to path: String) throws {
    try FileManager.default.createDirectory(
      at: url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url(path))
  }

  func edit(_ path: String, _ change: (String) -> String) throws {
    try write(change(text(path)), to: path)
  }

  func text(_ path: String) throws -> String {
    try String(decoding: Data(contentsOf: url(path)), as: UTF8.self)
  }

  /// Returns the names in a folder, including hidden ones; `nil` if it is missing.
  func names(in path: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: self.path(path)))?.sorted()
  }

  /// Returns every file of a folder.
  func state(of path: String) throws -> [String: FileState] {
    var state: [String: FileState] = [:]
    for name in names(in: path) ?? [] {
      let attributes = try FileManager.default.attributesOfItem(atPath: self.path("\(path)/\(name)"))
      state[name] = FileState(
        bytes: try Data(contentsOf: url("\(path)/\(name)")),
        modified: try #require(attributes[.modificationDate] as? Date),
        number: try #require(attributes[.systemFileNumber] as? Int))
    }
    return state
  }

  /// Runs `apigen`.
  func apigen(_ arguments: String...) async throws -> Run {
    try await apigen(arguments)
  }

  /// Runs `apigen`.
  func apigen(_ arguments: [String], environment: [String: String] = [:]) async throws -> Run {
    try await run(Self.executable, arguments, environment: environment)
  }

  /// Runs `apigen` through the shell, in which it is `$0`.
  func shell(_ command: String) async throws -> Run {
    try await run(URL(filePath: "/bin/sh"), ["-c", command, Self.executable.path(percentEncoded: false)])
  }

  private func run(_ executable: URL, _ arguments: [String], environment: [String: String] = [:]) async throws -> Run {
    // Files are used instead of pipes because they never run full. They are outside of the folder, which tests inspect.
    let base = FileManager.default.temporaryDirectory.appending(path: "apigen-run-\(UUID().uuidString)")
    let (output, messages) = (base.appendingPathExtension("out"), base.appendingPathExtension("err"))
    defer { for file in [output, messages] { try? FileManager.default.removeItem(at: file) } }
    for file in [output, messages] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return Run(
      status: process.terminationStatus,
      output: try String(decoding: Data(contentsOf: output), as: UTF8.self),
      messages: try String(decoding: Data(contentsOf: messages), as: UTF8.self))
  }

  /// The executable, which is built beside the tests.
  private static let executable: URL = {
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
    return (tests ?? Bundle.main.bundleURL).appending(path: "apigen")
  }()
}
