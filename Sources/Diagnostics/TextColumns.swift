extension String {
  /// How many columns the text takes on a terminal. It must not have controls.
  package var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// Returns the pieces of at most this many columns into which a text is cut.
  package func pieces(columns limit: Int) -> [String] {
    unicodeScalars.reduce(into: [""]) { pieces, scalar in
      if pieces[pieces.count - 1].columns + scalar.columns > limit { pieces.append("") }
      pieces[pieces.count - 1].unicodeScalars.append(scalar)
    }
  }

  /// Returns the lines of at most this many columns that a text takes, unless a word is longer.
  package func wrapped(columns limit: Int?) -> [String] {
    guard let limit else { return [self] }
    return split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.columns + 1 + String(word).columns <= limit {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
  }
}

extension Unicode.Scalar {
  /// How many columns the scalar takes on a terminal: none, one or two.
  package var columns: Int { value < 0x300 ? 1 : isCombining ? 0 : isWide ? 2 : 1 }

  private var isCombining: Bool {
    properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
  }

  /// The large blocks of Unicode's EastAsianWidth.txt that take two columns, and pictographs.
  private var isWide: Bool {
    if properties.isEmojiPresentation { return true }
    return switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
