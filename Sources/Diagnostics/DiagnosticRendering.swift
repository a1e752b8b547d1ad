/// The format in which compilers print diagnostics, which people and editors understand:
///
///     spec/schemas.yaml:41:9: error: message
///       |     type: strng
///       |           ^
///     help: what to do
///     spec/schemas.yaml:12:3: note: another place
///
/// No line begins with what a file says or is called, because runners of GitHub Actions would obey `::error::`.
extension Diagnostic {
  /// A part of a rendered diagnostic that may be highlighted.
  package enum Part {
    case place, caret, help
    case severity(Severity)
  }

  /// The diagnostic with the lines that it is about, without a line break at the end.
  public var rendered: String { rendered { _, text in text } }

  /// Returns the same with some of its parts highlighted.
  ///
  /// - Parameter highlight: Returns the text of a part as it is printed.
  package func rendered(highlight: (Part, String) -> String) -> String {
    func lines(_ severity: Severity, _ message: String, _ location: SourceLocation?) -> [String] {
      let place = location.map { highlight(.place, "\($0.description.asPath): ".oneLine) } ?? ""
      let heading = place + highlight(.severity(severity), "\(severity.rawValue):") + " \(message.oneLine)"
      let excerpt = location.flatMap(SourceExcerpt.init)
      return [heading] + (excerpt.map { ["  | " + $0.line, "  | " + highlight(.caret, $0.caret)] } ?? [])
    }
    return
      (lines(severity, message, location)
      + (hint.map { [highlight(.help, "help:") + " \($0.oneLine)"] } ?? [])
      + notes.flatMap { lines(.note, $0.message, $0.location) }).joined(separator: "\n")
  }
}

extension String {
  /// The place as a path that can't be taken for a command.
  fileprivate var asPath: String { first { !$0.isWhitespace } == ":" ? "./" + self : self }
}
