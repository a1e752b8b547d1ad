// Makes text from elsewhere fit for a line of a log.

/// Text from elsewhere on one line and of a bounded length, so that it can neither fill a log nor forge a line of it.
func printable(_ text: String, limit: Int) -> String {
  let line = String(
    String.UnicodeScalarView(
      text.unicodeScalars.prefix(limit + 1).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: " "
        default: scalar
        }
      }))
  return line.unicodeScalars.count > limit
    ? String(String.UnicodeScalarView(line.unicodeScalars.dropLast())) + "…" : line
}
