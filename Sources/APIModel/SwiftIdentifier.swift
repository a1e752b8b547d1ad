/// A name in generated code: ASCII letters, digits and underscores, not beginning with a digit and not a single
/// underscore.
///
/// Every generated name has this type, and text of a document or a configuration becomes one only through ``init(_:)``
/// or ``SwiftName``. This keeps such text, whatever it contains, from being generated as code.
public struct SwiftIdentifier: Sendable, Hashable {
  /// The name without backticks.
  public let text: String

  /// Creates a name from text; `nil` if it isn't a valid name.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, Self.isLetter(first), bytes.dropFirst().allSatisfy(Self.isPart),
      bytes.contains(where: { $0 != UInt8(ascii: "_") })
    else { return nil }
    self.text = text
  }

  /// The rule for names, as the hints of diagnostics have it.
  package static let rule = "letters and digits, a letter first"

  /// Creates a name from the characters of the text that a name may have; uses `fallback` if there are none.
  package init(keeping text: String, orElse fallback: StaticString) {
    if let whole = Self(text) {
      self = whole
      return
    }
    let kept = String(decoding: text.utf8.filter(Self.isPart), as: UTF8.self)
    self = Self(kept) ?? Self("_" + kept) ?? Self(stringLiteral: fallback)
  }

  private init(joined text: String) {
    self.text = text
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// Whether the ASCII character can be a part of a name.
  package static func isPart(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Returns the name with another name appended.
  public static func + (left: SwiftIdentifier, right: SwiftIdentifier) -> SwiftIdentifier {
    SwiftIdentifier(joined: left.text + right.text)
  }

  /// Returns the name with a number appended.
  package func numbered(_ number: Int) -> SwiftIdentifier {
    SwiftIdentifier(joined: text + String(number.magnitude))
  }
}

extension SwiftIdentifier: CustomStringConvertible {
  /// The name without backticks, as messages show it.
  public var description: String { text }
}

/// Names that are literals in the source of the generator.
extension SwiftIdentifier: ExpressibleByStringLiteral {
  /// Creates a name from a literal of this package. A `StaticString` can't come from a document.
  public init(stringLiteral text: StaticString) {
    self.text = text.description
  }
}
