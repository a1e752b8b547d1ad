/// The file that a report is written to.
enum ReportFile {
  /// Replaces the file as a whole, and creates the folder that it is in. A reader sees the old text or the new one.
  ///
  /// - Throws: If something other than a file is at the path, or the system refuses.
  static func write(_ text: String, to path: String) throws(OutputError) {
    let slash = path.lastIndex(of: "/")
    let name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    guard !name.isEmpty, name != ".", name != ".." else { throw OutputError("`\(path)` doesn't name a file") }
    let folder = try Folder(creating: slash.map { String(path[...$0]) } ?? ".")
    folder.lock()
    switch try folder.entry(name) {
    case .none, .file: break
    case .other(let kind): throw OutputError("can't write `\(path)`: it is \(kind)")
    }
    try folder.discardUnfinished()
    try folder.replace(name, with: Array(text.utf8))
  }
}
