#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Colours for text on a terminal (ECMA-48, Select Graphic Rendition), or none.
package struct Paint: Sendable {
  /// A colour, or a weight.
  package enum Colour: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case boldRed = "1;31"
    case boldYellow = "1;33"
    case boldCyan = "1;36"
  }

  /// Whether text is coloured.
  package let isOn: Bool

  /// Returns text unchanged.
  package static let plain = Paint(isOn: false)

  /// Creates a paint that colours text, or doesn't.
  package init(isOn: Bool) {
    self.isOn = isOn
  }

  /// Returns a text in a colour; unchanged if there are no colours.
  package func callAsFunction(_ colour: Colour?, _ text: String) -> String {
    guard isOn, let colour, !text.isEmpty else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }

  /// Whether the user wants no colours. As no-color.org specifies, `NO_COLOR` counts unless it is empty.
  static var isUnwanted: Bool {
    variable("NO_COLOR")?.isEmpty == false || isTerminalDumb
  }

  /// Whether the user's terminal knows no control sequences.
  static var isTerminalDumb: Bool { variable("TERM") == "dumb" }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
