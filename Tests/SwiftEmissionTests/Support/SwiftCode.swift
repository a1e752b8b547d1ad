/// Generated Swift without its comments and the text of its literals: what the compiler treats as code.
///
/// It only handles what generated code has: line comments, and literals without `#`.
struct SwiftCode {
  private(set) var text = ""
  private var rest: Substring.UnicodeScalarView

  init(_ source: String) {
    rest = source[...].unicodeScalars
    while let scalar = rest.first {
      if rest.starts(with: "//".unicodeScalars) {
        rest = rest.drop { $0 != "\n" && $0 != "\r" }
      } else if scalar == "\"" {
        passLiteral()
      } else {
        text.unicodeScalars.append(scalar)
        rest.removeFirst()
      }
    }
  }

  /// Skips a literal, except for interpolations, which are code. A single-line literal ends with its line at the
  /// latest.
  private mutating func passLiteral() {
    let quotes = rest.starts(with: "\"\"\"\n".unicodeScalars) ? "\"\"\"" : "\""
    rest.removeFirst(quotes.unicodeScalars.count)
    text += "\"\""
    while !rest.starts(with: quotes.unicodeScalars), let scalar = rest.popFirst() {
      if quotes.count == 1, scalar == "\n" || scalar == "\r" { return }
      guard scalar == "\\", let escaped = rest.popFirst(), escaped == "(" else { continue }
      text += " "
      var depth = 1
      while depth > 0, let inner = rest.popFirst() {
        if inner == "(" { depth += 1 }
        if inner == ")" { depth -= 1 }
        text.unicodeScalars.append(inner)
      }
    }
    rest.removeFirst(min(quotes.unicodeScalars.count, rest.count))
  }
}
