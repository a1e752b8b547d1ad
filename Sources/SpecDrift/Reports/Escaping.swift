import Diagnostics

extension String {
  /// The text in HTML, in an element or in a quoted attribute.
  var html: String { escaped(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]) }

  /// The text in Markdown, also in a cell of a table: nothing in it is interpreted.
  var markdown: String {
    let special = "\\`*_{}[]()<>|&#~@:!$".unicodeScalars
    return escaped(Dictionary(uniqueKeysWithValues: special.map { ($0, "&#\($0.value);") }))
  }

  /// The text as code in Markdown, in a cell of a table too. Within code nothing is interpreted, names of people and
  /// numbers of issues included.
  var code: String {
    guard unicodeScalars.contains(where: { "`|\\".unicodeScalars.contains($0) }) || allSatisfy({ $0 == " " }) else {
      return "`\(oneLine)`"
    }
    return "<code>\(markdown)</code>"
  }

  private func escaped(_ escapes: [Unicode.Scalar: String]) -> String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let escape = escapes[scalar] {
        text.append(contentsOf: escape.unicodeScalars)
      } else {
        text.append(scalar.hasNoForm ? "\u{FFFD}" : scalar)
      }
    }
    return String(text)
  }

  /// The path of a file as a reference in a URI. It can't be read as a scheme or as the name of a host.
  var relativeReference: String {
    let isAbsolute = hasPrefix("/")
    let parts = utf8.split(separator: UInt8(ascii: "/")).map { part in part.map(Self.inPath).joined() }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  private static func inPath(_ byte: UInt8) -> String {
    let scalar = Unicode.Scalar(byte)
    let isPlain =
      scalar.isASCII && (scalar.properties.isAlphabetic || byte.isDigit || "-._~".unicodeScalars.contains(scalar))
    let digits = String(byte, radix: 16, uppercase: true)
    return isPlain ? String(scalar) : "%" + (digits.count == 1 ? "0" : "") + digits
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
