/// A name in emitted code: ASCII letters, digits and underscores, the first no digit, not an underscore alone.
///
/// Every name that is emitted has this type, and text of a document or a configuration becomes one only through
/// ``init(_:)`` or ``SwiftName``. So none of that text is ever written down as code, whatever it holds.
public struct SwiftIdentifier: Sendable, Hashable {
  /// The name without backticks.
  public let text: String

  /// The text as a name; nil when it isn't one.
  public init?(_ text: String) {
    let isName = text.unicodeScalars.enumerated().allSatisfy { index, scalar in
      Self.isLetter(scalar) || (index > 0 && ("0"..."9").contains(scalar))
    }
    guard isName, text.contains(where: { $0 != "_" }) else { return nil }
    self.text = text
  }

  /// What a name has to be, for the hints of diagnostics.
  package static let rule = "letters and digits, a letter first"

  /// What of the text can stand in a name; `fallback` where nothing can.
  package init(keeping text: String, orElse fallback: StaticString) {
    let kept = String(text.unicodeScalars.filter { Self.isLetter($0) || ("0"..."9").contains($0) }.map(Character.init))
    self = Self(kept) ?? Self("_" + kept) ?? Self(stringLiteral: fallback)
  }

  private init(joined text: String) {
    self.text = text
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// A name with another behind it, which is a name again.
  public static func + (left: SwiftIdentifier, right: SwiftIdentifier) -> SwiftIdentifier {
    SwiftIdentifier(joined: left.text + right.text)
  }

  /// The name with a number behind it.
  package func numbered(_ number: Int) -> SwiftIdentifier {
    SwiftIdentifier(joined: text + String(number.magnitude))
  }
}

extension SwiftIdentifier: CustomStringConvertible {
  /// The name without backticks, as messages show it.
  public var description: String { text }
}

/// Names that stand in the source of the generator.
extension SwiftIdentifier: ExpressibleByStringLiteral {
  /// A literal of this package. A `StaticString` can't come from a document.
  public init(stringLiteral text: StaticString) {
    self.text = text.description
  }
}
