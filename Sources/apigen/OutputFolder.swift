import SwiftEmission

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What would have to be done to a folder.
struct OutputPlan: Sendable, Equatable {
  /// One file that is not as it should be. `nil` stands for no file.
  struct Change: Sendable, Equatable {
    let name: String
    let old: String?
    let new: String?

    var verb: String { old == nil ? "added" : new == nil ? "removed" : "changed" }
  }

  let changes: [Change]
}

/// Why a folder can't be brought to what it should be.
struct OutputError: Error, Equatable, CustomStringConvertible {
  let description: String
}

/// The folder of emitted files. Only files with the marker line are the generator's; all others are left alone.
struct OutputFolder {
  let path: String

  /// Compares the folder with the files that should be there. Nothing is changed.
  ///
  /// - Throws: When something that isn't the generator's stands in the way of a file, or can't be read.
  func plan(for files: [EmittedFile]) throws(OutputError) -> OutputPlan {
    var changes: [OutputPlan.Change] = []
    for file in files {
      let old = try contents(of: file.name)
      if let old, !old.hasPrefix(SwiftEmitter.marker) {
        throw OutputError(
          description: "\(path)/\(file.name) was not written by apigen (its first line is not the marker): "
            + "move it away or choose another folder")
      }
      if old != file.text { changes.append(.init(name: file.name, old: old, new: file.text)) }
    }
    let wanted = Set(files.map(\.name))
    for name in try existingNames() where name.hasSuffix(".swift") && !wanted.contains(name) {
      // Somebody's own file, a link or a folder is none of ours.
      guard kind(of: name) == .regular, let old = try contents(of: name), old.hasPrefix(SwiftEmitter.marker) else {
        continue
      }
      changes.append(.init(name: name, old: old, new: nil))
    }
    return OutputPlan(changes: changes)
  }

  /// Makes the changes. Each file is replaced as a whole; a run that is cut short leaves some files old and some new,
  /// which the next run makes good.
  func carryOut(_ plan: OutputPlan) throws(OutputError) {
    if plan.changes.isEmpty { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(description: "the folder \(path) can't be made: \(reason())")
    }
    for change in plan.changes {
      if let text = change.new { try write(text, to: change.name) } else { try remove(change.name) }
    }
  }

  private enum Kind { case none, regular, other }

  /// Looks at the name itself: a link is never followed, so that nothing outside of the folder is written.
  private func kind(of name: String) -> Kind {
    var status = stat()
    guard lstat("\(path)/\(name)", &status) == 0 else { return .none }
    return status.st_mode & S_IFMT == S_IFREG ? .regular : .other
  }

  private func contents(of name: String) throws(OutputError) -> String? {
    switch kind(of: name) {
    case .none: return nil
    case .other: throw OutputError(description: "\(path)/\(name) is no regular file: move it away")
    case .regular: break
    }
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw OutputError(description: "\(path)/\(name) can't be read: \(reason())")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func existingNames() throws(OutputError) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(description: "\(path) is no folder") }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw OutputError(description: "\(path) can't be listed: \(reason())")
    }
  }

  /// Writes beside the place and renames, so that a reader sees the old file or the new one, never a part.
  private func write(_ text: String, to name: String) throws(OutputError) {
    let place = "\(path)/\(name)"
    let temporary = "\(path)/.\(name).\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw OutputError(description: "\(place) can't be written: \(reason())") }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Self.write(file, $0) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { break }
      rest = rest.dropFirst(written)
    }
    let isComplete = rest.isEmpty && fsync(file) == 0
    let fault = reason()
    let isClosed = close(file) == 0
    guard isComplete, isClosed, rename(temporary, place) == 0 else {
      let why = isComplete ? reason() : fault
      unlink(temporary)
      throw OutputError(description: "\(place) can't be written: \(why)")
    }
  }

  private func remove(_ name: String) throws(OutputError) {
    guard unlink("\(path)/\(name)") == 0 else {
      throw OutputError(description: "\(path)/\(name) can't be removed: \(reason())")
    }
  }

  private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
      Musl.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  private func reason() -> String { String(cString: strerror(errno)) }
}
