import Diagnostics
import SwiftEmission

/// The folder of emitted files. Only files that begin with the marker are the generator's; all others are left alone.
struct OutputFolder {
  let path: String

  /// The path of a file in it.
  func path(of name: String) -> String { Folder.path(of: name, in: path) }

  /// Compares the folder with the files that should be there. Nothing is changed.
  ///
  /// - Throws: When something that isn't the generator's stands in the way of a file, or can't be read.
  func plan(for files: [EmittedFile]) throws(OutputError) -> OutputPlan {
    try plan(for: files, in: Folder(existing: path))
  }

  /// Makes the folder hold the files, and creates it when it is missing.
  ///
  /// Each file is replaced as a whole. A run that is cut short leaves some files old and some new; the next run makes
  /// that good, and removes what was left half written.
  ///
  /// - Throws: Before anything is changed, when something stands in the way; else when the system refuses a change.
  func update(to files: [EmittedFile]) throws(OutputError) -> OutputPlan {
    let folder = try Folder(creating: path)
    folder.lock()
    let plan = try plan(for: files, in: folder)
    try folder.discardUnfinished()
    // What goes goes first: a file system that doesn't tell `Runs.swift` from `runs.swift` may have it in the way.
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
        // It may answer to the name and yet have another one, in other letters.
        old = present.contains(file.name) ? bytes : nil
      case .file:
        obstacles.append(obstacle(file.name, "was not written by apigen"))
      case .other(let kind): obstacles.append(obstacle(file.name, "is \(kind)"))
      }
      if old != new { changes.append(.init(name: file.name, old: old, new: new)) }
    }
    if !obstacles.isEmpty { throw OutputError(obstacles) }
    for name in present.subtracting(files.map(\.name)) where name.hasSuffix(".swift") {
      // Links, folders and what can't be read are none of ours.
      guard case .file(let old)? = try? folder?.entry(name), old.areEmitted else { continue }
      changes.append(.init(name: name, old: old, new: nil))
    }
    return OutputPlan(changes: changes.sorted { $0.name < $1.name })
  }

  private func obstacle(_ name: String, _ reason: String) -> Diagnostic {
    .error(
      "`\(path(of: name))` is in the way of an emitted file: it \(reason)", at: nil,
      hint: "move it away, or choose another folder with `--output`")
  }
}

extension [UInt8] {
  /// Whether they are those of a file that the generator wrote.
  fileprivate var areEmitted: Bool { SwiftEmitter.markers.contains { starts(with: $0.utf8) } }
}
