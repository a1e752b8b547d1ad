import Diagnostics
import SwiftEmission

/// The folder of generated files. Only files that begin with the marker belong to the generator; all others are left
/// alone.
struct OutputFolder {
  let path: String

  /// Returns the path of a file in the folder.
  func path(of name: String) -> String { Folder.path(of: name, in: path) }

  /// Compares the folder with the files that it should have. Nothing is changed.
  ///
  /// - Throws: If something that wasn't generated has the name of a file, or if a file can't be read.
  func plan(for files: [EmittedFile]) throws(OutputError) -> OutputPlan {
    try plan(for: files, in: Folder(existing: path))
  }

  /// Writes the files to the folder, and creates it if it is missing.
  ///
  /// Each file is replaced as a whole. An interrupted run leaves some files old and some new; the next run completes
  /// the work and removes any partly written file.
  ///
  /// - Throws: Before anything is changed, if something has the name of a file; later, if the system refuses a change.
  func update(to files: [EmittedFile]) throws(OutputError) -> OutputPlan {
    let folder = try Folder(creating: path)
    folder.lock()
    let plan = try plan(for: files, in: folder)
    try folder.discardUnfinished()
    // Removals come first: on a file system that doesn't distinguish `Runs.swift` from `runs.swift`, the old file may
    // be in the way.
    for change in plan.changes where change.new == nil { try folder.remove(change.name) }
    for change in plan.changes {
      if let bytes = change.new { try folder.replace(change.name, with: bytes) }
    }
    return plan
  }

  private func plan(for files: [EmittedFile], in folder: Folder?) throws(OutputError) -> OutputPlan {
    let present = try Set(folder?.names() ?? [])
    var changes: [OutputPlan.Change] = []
    var obstacles: [Diagnostic] = []
    for file in files {
      let new = Array(file.text.utf8)
      var old: [UInt8]?
      switch try folder?.entry(file.name) ?? .none {
      case .none: break
      case .file(let bytes) where bytes.areEmitted:
        // A file system may find the file by this name although its name has other letters.
        old = present.contains(file.name) ? bytes : nil
      case .file:
        obstacles.append(obstacle(file.name, "was not written by apigen"))
      case .other(let kind): obstacles.append(obstacle(file.name, "is \(kind)"))
      }
      if old != new { changes.append(.init(name: file.name, old: old, new: new)) }
    }
    if !obstacles.isEmpty { throw OutputError(obstacles) }
    for name in present.subtracting(files.map(\.name)) where name.hasSuffix(".swift") {
      // Links, folders and unreadable files don't belong to the generator.
      guard case .file(let old)? = try? folder?.entry(name), old.areEmitted else { continue }
      changes.append(.init(name: name, old: old, new: nil))
    }
    return OutputPlan(changes: changes.sorted { $0.name < $1.name })
  }

  private func obstacle(_ name: String, _ reason: String) -> Diagnostic {
    .error(
      "`\(path(of: name))` is in the way of a generated file: it \(reason)", at: nil,
      hint: "move it away, or choose another folder with `--output`")
  }
}

extension [UInt8] {
  /// Whether the bytes are those of a file that the generator wrote.
  fileprivate var areEmitted: Bool { SwiftEmitter.markers.contains { starts(with: $0.utf8) } }
}
