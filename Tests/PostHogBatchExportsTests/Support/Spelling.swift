import Foundation
import TestSupport

enum Spelling {
  /// The other ways to write a text that programs between a server and a reader use, and the way back. Independent of
  /// how the library searches for keys.
  static func random(of text: String, by generator: inout SeededGenerator) -> String {
    let style = Int.random(in: 0..<10, using: &generator)
    let share = Double.random(in: 0...1, using: &generator)
    return text.unicodeScalars.map { scalar in
      guard Double.random(in: 0..<1, using: &generator) < share else { return String(scalar) }
      return spelled(scalar, style)
    }.joined()
  }

  /// One character, in one of the ways.
  private static func spelled(_ scalar: Unicode.Scalar, _ style: Int) -> String {
    let digits = String(scalar.value, radix: 16)
    return switch style {
    case 0: "%\(digits)"
    case 1: "%\(digits.uppercased())"
    case 2: "%25\(digits)"
    case 3: #"\u00"# + digits
    case 4: #"\u00"# + digits.uppercased()
    case 5: #"\x"# + digits
    case 6: ("a"..."z").contains(scalar) ? String(scalar).uppercased() : String(scalar)
    case 7: scalar == "/" ? #"\/"# : String(scalar)
    default: String(scalar)
    }
  }

  /// The text in lower case with all of that undone, again and again.
  static func decoded(_ text: String) -> String {
    var text = text.lowercased()
    for _ in 0..<4 {
      text = text.replacing(#"\\"#, with: #"\"#).replacing(#"\/"#, with: "/")
      for mark in ["%", #"\u00"#, #"\x"#] { text = unmarked(text, mark) }
    }
    return text
  }

  private static func unmarked(_ text: String, _ mark: String) -> String {
    let parts = text.components(separatedBy: mark)
    return parts[0]
      + parts.dropFirst().map { part in
        guard let value = UInt8(part.prefix(2), radix: 16), part.count >= 2, value < 0x80 else { return mark + part }
        return String(Unicode.Scalar(value)) + part.dropFirst(2)
      }.joined()
  }
}
