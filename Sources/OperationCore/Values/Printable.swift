/// Returns a text on one line and with at most `limit` characters, so that it can neither flood a log nor forge a log
/// line.
// `Unicode.Scalar.hasNoForm` of the generator asks the same, and shares no module with this one; a test compares them.
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
