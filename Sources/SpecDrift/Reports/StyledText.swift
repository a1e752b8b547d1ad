import Diagnostics

/// A line of a text report: parts with styles, which are cut to a width before they are coloured.
struct StyledText {
  private var parts: [(style: TextReport.Style, text: String)]

  init(_ text: String, _ style: TextReport.Style = .plain) {
    parts = [(style, text)]
  }

  var columns: Int { parts.reduce(0) { $0 + $1.text.columns } }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.parts += right.parts
    return sum
  }

  /// Returns the text with at most this many columns; `…` stands for the rest.
  func cut(to width: Int?) -> StyledText {
    guard let width, columns > width else { return self }
    var result = StyledText("")
    var left = max(0, width - 1)
    for part in parts {
      let kept = part.text.beginning(columns: left)
      left -= kept.columns
      result.parts.append((part.style, kept))
      if kept.unicodeScalars.count < part.text.unicodeScalars.count { break }
    }
    return width > 0 ? result + StyledText("…") : result
  }

  /// Returns the text with blanks behind it up to a width.
  func padded(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - columns)))
  }

  func rendered(_ styling: TextReport.Styling) -> String {
    var text = parts.map { $0.text.isEmpty ? "" : styling($0.style, $0.text) }.joined()
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension String {
  /// Returns the beginning of the text that fits in a number of columns.
  fileprivate func beginning(columns limit: Int) -> String {
    var left = limit
    return String(
      String.UnicodeScalarView(
        unicodeScalars.prefix { scalar in
          left -= scalar.columns
          return left >= 0
        }))
  }

  /// Returns the end of the text, after `…`, if the text is longer than a number of columns.
  func end(columns limit: Int?) -> String {
    guard let limit, columns > limit else { return self }
    let reversed = String(String.UnicodeScalarView(unicodeScalars.reversed())).beginning(columns: max(0, limit - 1))
    return "…" + String(String.UnicodeScalarView(reversed.unicodeScalars.reversed()))
  }
}
