import DataReading
import Diagnostics

import Foundation

/// The source of a document to compare: a file, a folder with one document, or a Git revision.
struct DocumentSource {
  let path: String
  let files: FileStore
  /// What reports call the document: its path, or the argument that names a revision.
  let name: String

  /// - Parameter argument: `spec/posthog.yaml`, `spec`, or `git:REV:` before one of these.
  init(_ argument: String) throws(DiagnosticError) {
    if argument.hasPrefix("git:") {
      let parts = argument.dropFirst(4).split(separator: ":", maxSplits: 1)
      guard parts.count == 2, !parts[0].hasPrefix("-") else {
        throw DiagnosticError(
          .error(
            "`\(argument)` doesn't name a file of a revision", at: nil, hint: "for example git:HEAD~1:spec/posthog.yaml"
          )
        )
      }
      let revision = String(parts[0])
      files = .git(revision: revision)
      path = try Self.root(of: String(parts[1]), in: files) { Git.names(inFolder: $0, of: revision) }
      name = "git:\(revision):\(path)"
    } else {
      files = .disk
      path = try Self.root(of: argument, in: files) { try? FileManager.default.contentsOfDirectory(atPath: $0) }
      name = path
    }
  }

  /// Returns the document in a folder: the only file that has an OpenAPI version.
  ///
  /// - Parameter names: Returns the names in a folder; `nil` if the path isn't one.
  private static func root(
    of path: String, in files: FileStore, names: (String) -> [String]?
  ) throws(DiagnosticError) -> String {
    guard let names = names(path) else { return path }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let roots = names.sorted().filter { name in
      guard [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) else { return false }
      return (try? DataReader(files: files).read(path: folder + name))?["openapi"] != nil
    }
    guard let root = roots.first, roots.count == 1 else {
      let found = roots.isEmpty ? "no OpenAPI document" : "several documents: \(roots.joined(separator: ", "))"
      throw DiagnosticError(.error("the folder `\(path)` has \(found)", at: nil, hint: "name the file"))
    }
    return folder + root
  }
}

extension FileStore {
  /// Reads the files of a revision, by their paths relative to the working directory.
  fileprivate static func git(revision: String) -> FileStore {
    FileStore(
      content: { path, limit throws(DiagnosticError) in
        let result = Git.run(["show", "\(revision):./\(path)"], atMost: limit)
        guard result.output.count <= limit else {
          throw DiagnosticError(.error("`\(path)` of revision `\(revision)` holds more than \(limit) bytes", at: nil))
        }
        guard result.status == 0 else {
          throw DiagnosticError(.error("can't read `\(path)` of revision `\(revision)`: \(result.message)", at: nil))
        }
        return result.output
      },
      isThere: { path in Git.run(["cat-file", "-e", "\(revision):./\(path)"]).status == 0 })
  }
}

/// Runs the command `git` in the working directory.
private enum Git {
  /// Returns the names in a folder of a revision; `nil` if the path isn't one.
  static func names(inFolder path: String, of revision: String) -> [String]? {
    let result = run(["ls-tree", "-z", "--name-only", "\(revision):./\(path)"])
    guard result.status == 0 else { return nil }
    return result.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// - Parameter limit: How many bytes of the output are wanted. Where there are more, one more is returned at least.
  static func run(_ arguments: [String], atMost limit: Int = .max) -> (status: Int32, output: [UInt8], message: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { return (127, [], "git can't be run") }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let next = output.fileHandleForReading.availableData
      if next.isEmpty { break }
      bytes += next
    }
    if bytes.count > limit { process.terminate() }
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, bytes, message.split(separator: "\n").first.map(String.init) ?? "it failed")
  }
}
