/// The format in which compilers print diagnostics, which people and editors understand:
///
///     spec/schemas.yaml:41:9: error: message
///         type: strng
///               ^
///     help: what to do
///     spec/schemas.yaml:12:3: note: another place
extension Diagnostic {
  /// The diagnostic with the lines that it is about, without a line break at the end.
  public var rendered: String {
    var lines = Self.lines(severity.rawValue, message, location)
    if let hint { lines.append("help: \(hint.oneLine)") }
    for note in notes { lines += Self.lines("note", note.message, note.location) }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ severity: String, _ message: String, _ location: SourceLocation?) -> [String] {
    let place = location.map { "\($0): " } ?? ""
    let excerpt = location.flatMap(SourceExcerpt.init)
    return ["\(place)\(severity): \(message)".oneLine] + (excerpt.map { [$0.line, $0.caret] } ?? [])
  }
}
