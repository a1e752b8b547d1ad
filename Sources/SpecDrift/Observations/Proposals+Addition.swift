import DataReading
import Diagnostics

extension Proposals {
  /// An entry of `properties` or an element of `enum`.
  enum Addition: Sendable, Hashable {
    case property(name: String)
    /// A text, or another value as JSON writes it.
    case value(String, isText: Bool)
  }
}

extension Proposals.Addition {
  var isProperty: Bool { if case .property = self { true } else { false } }

  /// Returns the addition on a line of its own in YAML.
  ///
  /// - Parameter note: A comment on a property.
  func blockText(note: String) -> String {
    switch self {
    case .property(let name): "\(name.yamlText): {}  # \(note)"
    case .value(let value, let isText): "- \(isText ? value.yamlText : value)"
    }
  }

  /// Returns the addition between braces or brackets.
  ///
  /// - Parameter isQuoted: Whether names and texts have the quotes of JSON.
  func flowText(isQuoted: Bool) -> String {
    switch self {
    case .property(let name): "\(isQuoted ? name.jsonText : name.yamlText): {}"
    case .value(let value, isText: false): value
    case .value(let value, isText: true): isQuoted ? value.jsonText : value.yamlText
    }
  }

  /// Whether a mapping or list has the addition.
  func isIn(_ container: Node) -> Bool {
    switch self {
    case .property(let name): container[name] != nil
    case .value(let value, let isText):
      container.sequence?.contains { isText ? $0.string == value : $0.string == nil && $0.jsonText == value } == true
    }
  }
}

extension String {
  /// The text as YAML: plain where that means the text, else in quotes, with escapes for what has no form.
  var yamlText: String {
    let isPlain = first?.isLetter == true && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(lowercased())
      ? self : "\"\(unicodeScalars.map(\.inQuotes).joined())\""
  }
}

extension Unicode.Scalar {
  /// The character as it is written in a YAML text in double quotes.
  fileprivate var inQuotes: String {
    if self == "\"" || self == "\\" { return "\\\(self)" }
    guard hasNoForm else { return String(self) }
    let digits = String(value, radix: 16, uppercase: true)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
