/// Colours for text on a terminal (ECMA-48, Select Graphic Rendition), or none.
struct Paint {
  enum Colour: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case cyan = "36"
    case boldRed = "1;31"
    case boldYellow = "1;33"
    case boldCyan = "1;36"
  }

  let isOn: Bool

  /// Returns text unchanged.
  static let plain = Paint(isOn: false)

  func callAsFunction(_ colour: Colour, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
