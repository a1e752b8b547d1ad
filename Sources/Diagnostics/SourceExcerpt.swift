/// The line of a location and, below it, a caret under the column.
struct SourceExcerpt {
  let line: String
  let caret: String

  /// How many characters of a long line are shown, and how many of these before the column.
  private static let widest = 100
  private static let lead = 60

  /// Creates an excerpt; `nil` if the line is blank or doesn't exist.
  init?(_ location: SourceLocation) {
    guard let length = location.file.length(ofLine: location.line) else { return nil }
    let column = max(0, min(location.column - 1, length))
    let start = length > Self.widest ? max(0, column - Self.lead) : 0
    let end = min(length, start + Self.widest)
    let shown = location.file.text(ofLine: location.line, characters: start..<end).unicodeScalars
    let ellipsis = start > 0 ? "…" : ""

    var line = String.UnicodeScalarView(ellipsis.unicodeScalars)
    line.append(contentsOf: shown.lazy.map { $0 == "\t" ? $0 : $0.printable })
    if end < length { line.append("…") }
    self.line = String(line)
    caret = ellipsis.map { _ in " " } + shown.prefix(column - start).map(\.blank).joined() + "^"
  }
}

extension Unicode.Scalar {
  /// White space as wide as the scalar is on a terminal.
  fileprivate var blank: String {
    switch self {
    case "\t": "\t"
    default: String(repeating: " ", count: columns)
    }
  }
}
