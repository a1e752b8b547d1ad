/// Text from a document is shown on one line, without anything that a terminal would interpret.
extension Diagnostic {
  /// Returns a name or value from a document as messages show it: in backquotes, on one line, shortened if it is long.
  public static func quoted(_ text: String) -> String {
    let longest = 60
    var shown = String(text.unicodeScalars.prefix(longest).map { Character($0.printable) })
    if text.unicodeScalars.count > longest { shown += "…" }
    return "`\(shown)`"
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is invisible: controls could change the terminal, and direction marks could make a line look
  /// like another.
  // `printable(_:limit:)` of OperationCore makes the same decision and shares no module with the generator; a test
  // compares them.
  package var hasNoForm: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The scalar itself, or U+FFFD for an invisible one.
  var printable: Unicode.Scalar { hasNoForm ? "\u{FFFD}" : self }
}

extension String {
  /// The text on one line, without anything that a terminal would interpret.
  package var oneLine: String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.lazy.map(\.printable))
    return String(scalars)
  }
}
