/// Operations on file paths as text. Nothing is looked up: `a/../b` is `b`, whatever `a` is.
package enum FilePath {
  /// Returns the shortest form of a path, so that a file reached in two ways is one file.
  package static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// Returns the normalized path that a reference in `file` means.
  package static func resolve(_ path: String, in file: String) -> String {
    normalized(path.hasPrefix("/") ? path : folder(of: file) + path)
  }

  /// Returns everything up to and including the last slash.
  package static func folder(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  /// Returns the name without folders and without the last extension.
  package static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
