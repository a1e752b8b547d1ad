extension Diagnostic {
  /// The diagnostic as a compiler prints it: place and message, the line, a caret, the hint, the notes.
  public var rendered: String {
    var lines = [heading(severity.rawValue, message, location)]
    if let location { lines += excerpt(at: location) }
    if let hint { lines.append("help: \(hint)") }
    for note in notes {
      lines.append(heading("note", note.message, note.location))
      lines += excerpt(at: note.location)
    }
    return lines.joined(separator: "\n")
  }

  private func heading(_ severity: String, _ message: String, _ location: SourceLocation?) -> String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(severity): \(message)"
  }

  private func excerpt(at location: SourceLocation) -> [String] {
    guard let line = location.file.line(location.line) else { return [] }
    return [line, String(repeating: " ", count: location.column - 1) + "^"]
  }
}
