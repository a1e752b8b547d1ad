/// Emitted Swift without its comments and the text of its literals: what the compiler takes as code.
///
/// It knows only what emitted code has: line comments, and literals on one line.
struct SwiftCode {
  private(set) var text = ""
  private var rest: Substring.UnicodeScalarView

  init(_ source: String) {
    rest = source[...].unicodeScalars
    while let scalar = rest.first {
      if rest.starts(with: "//".unicodeScalars) {
        rest = rest.drop { $0 != "\n" && $0 != "\r" }
      } else if scalar == "\"" {
        rest.removeFirst()
        passLiteral()
      } else {
        text.unicodeScalars.append(scalar)
        rest.removeFirst()
      }
    }
  }

  /// Passes over the text of a literal; what stands in an interpolation is code.
  private mutating func passLiteral() {
    text += "\"\""
    while let scalar = rest.popFirst(), scalar != "\"", scalar != "\n", scalar != "\r" {
      guard scalar == "\\", let escaped = rest.popFirst(), escaped == "(" else { continue }
      text += " "
      var depth = 1
      while depth > 0, let inner = rest.popFirst() {
        if inner == "(" { depth += 1 }
        if inner == ")" { depth -= 1 }
        text.unicodeScalars.append(inner)
      }
    }
  }
}
