// Text from elsewhere as something that can be told.

/// The text on one line and of at most so many characters, so that it can neither fill a log nor forge a line of it.
package func printable(_ text: String, limit: Int) -> String {
  let line = text.unicodeScalars.prefix(limit).map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: " "
    default: scalar
    }
  }
  let isCut = text.utf8.count > limit && text.unicodeScalars.count > limit
  return String(String.UnicodeScalarView(line)) + (isCut ? "…" : "")
}
