/// A text from outside, read as any program might interpret it.
///
/// Characters may be spelled in other ways than as themselves: percent-encoded, escaped as in JSON, Python or Swift, as
/// an HTML entity or as part of a JSON Pointer, and the delimiters of these again. Between them may be characters that
/// are invisible to readers: those without a width, and the end of a line with the blanks that begin the next one.
package struct SpelledText: Sendable {
  /// The text itself.
  package let scalars: [Unicode.Scalar]
  /// All readings of each delimiter, computed once because each is used many times.
  private var readings: [Int: Set<Reading>] = [:]

  /// A character at a position, and where it ends.
  package struct Reading: Hashable, Sendable {
    package let scalar: Unicode.Scalar
    package let end: Int
  }

  /// How deep nested escapes are read: `%2525252F` is a slash.
  private static let nesting = 3

  package init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.scalars = Array(scalars)
    let marks = self.scalars.indices.filter { Self.isMark(self.scalars[$0]) }
    guard !marks.isEmpty else { return }
    // Level by level, so that the meaning of the inner escape is known when the outer one is read.
    for _ in 0..<Self.nesting {
      readings = Dictionary(
        uniqueKeysWithValues: marks.map { mark in
          let found = readings(at: mark).union(escapes(at: mark))
          return (mark, found.union(found.compactMap(joined)))
        })
    }
  }

  /// Returns all readings at a position; none at the end of the text.
  package func readings(at place: Int) -> Set<Reading> {
    guard place < scalars.count else { return [] }
    return readings[place] ?? [Reading(scalar: scalars[place], end: place + 1)]
  }

  /// Quickly checks whether a position may be read as this scalar: false is certain.
  private func mayRead(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
    place < scalars.count && (Self.isMark(scalars[place]) || scalars[place].isSameLetter(as: scalar))
  }

  /// Returns the end of these scalars, ignoring case, in their longest reading at a position; nil if something else is
  /// there.
  ///
  /// - Parameter least: How many of them are sufficient if the text is cut off after them.
  package func end(of wanted: some Collection<Unicode.Scalar>, at place: Int, least: Int = .max) -> Int? {
    guard let first = wanted.first, mayRead(first, at: place) else { return nil }
    var ends: Set = [place]
    for (count, scalar) in wanted.enumerated() {
      if count >= least, let cut = ends.first(where: isCut) {
        return scalars[cut...].firstIndex(of: "…") ?? scalars.count
      }
      if count > 0 { ends.formUnion(ends.flatMap(skips)) }
      ends = Set(ends.flatMap { readings(at: $0).filter { $0.scalar.isSameLetter(as: scalar) }.map(\.end) })
      if ends.isEmpty { return nil }
    }
    return ends.max()
  }

  /// Returns where the text may continue after what is at a position between two characters of a word; none if nothing
  /// is there.
  package func skips(_ place: Int) -> Set<Int> {
    var ends: Set<Int> = []
    // The positions to look at, and whether a line ended before them.
    var rest = [(place: place, isIndented: false)]
    while let (place, isIndented) = rest.popLast() {
      for reading in readings(at: place) where reading.scalar.isBetweenCharacters || isIndented && reading.scalar == " "
      {
        guard ends.insert(reading.end).inserted else { continue }
        rest.append((reading.end, isIndented || reading.scalar.endsLine))
      }
    }
    return ends
  }

  /// Whether the text was cut off at a position, or within an escape that begins there.
  private func isCut(_ place: Int) -> Bool {
    let rest = scalars[place...].prefix(10).prefix { $0 != "…" }
    return rest.isEmpty || rest.count < 10 && Self.isMark(scalars[place]) && readings(at: place).count == 1
  }

  /// Whether an escape begins with this scalar. All others represent themselves.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar == "\\" || scalar == "&" || scalar == "~"
  }

  /// Returns what the escapes that begin at a position represent, as far as delimiters have been read.
  private func escapes(at place: Int) -> [Reading] { readings(at: place).flatMap(escapes) }

  /// Returns the scalar whose UTF-8 begins with an escaped byte, as in `%C2%AD`, as far as the following bytes have
  /// been read.
  private func joined(_ lead: Reading) -> Reading? {
    guard (0xC2...0xF4).contains(lead.scalar.value) else { return nil }
    var (bytes, end) = ([UInt8(lead.scalar.value)], lead.end)
    for _ in 0..<(bytes[0] < 0xE0 ? 1 : bytes[0] < 0xF0 ? 2 : 3) {
      guard let next = readings(at: end).first(where: { (0x80...0xBF).contains($0.scalar.value) }) else { return nil }
      bytes.append(UInt8(next.scalar.value))
      end = next.end
    }
    return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first.map { Reading(scalar: $0, end: end) }
  }

  /// Returns what an escape that begins with this delimiter represents.
  private func escapes(_ mark: Reading) -> [Reading] {
    let place = mark.end
    guard place < scalars.count else { return [] }
    switch (mark.scalar, scalars[place]) {
    case ("%", _): return number(at: place, digits: 2)
    case ("\\", "x"): return number(at: place + 1, digits: 2)
    case ("\\", "u"): return number(at: place + 1, digits: 4) + number(at: place + 1, from: "{", to: "}")
    case ("\\", "U"): return number(at: place + 1, digits: 8)
    case ("\\", "n"), ("\\", "r"): return [Reading(scalar: "\n", end: place + 1)]
    case ("\\", "t"): return [Reading(scalar: "\t", end: place + 1)]
    case ("\\", _): return readings(at: place).filter { !$0.scalar.properties.isAlphabetic }
    case ("&", "#"): return number(at: place, from: "#", to: ";", radix: 10) + number(at: place + 1, from: "x", to: ";")
    case ("&", _): return namedEntity(at: place)
    case ("~", "0"): return [Reading(scalar: "~", end: place + 1)]
    case ("~", "1"): return [Reading(scalar: "/", end: place + 1)]
    default: return []
    }
  }

  /// Returns the scalar whose name is at a position, with or without the semicolon that HTML requires.
  private func namedEntity(at place: Int) -> [Reading] {
    let name = scalars[place...].prefix(NamedEntity.longest).prefix { $0.isASCII && $0.properties.isAlphabetic }
    let end = name.endIndex
    if let close = readings(at: end).first(where: { $0.scalar == ";" }) {
      return NamedEntity.scalar(String(String.UnicodeScalarView(name))).map { [Reading(scalar: $0, end: close.end)] }
        ?? []
    }
    return NamedEntity.openNames.filter { name.starts(with: $0.name.unicodeScalars) }.map { entity in
      Reading(scalar: entity.scalar, end: place + entity.name.unicodeScalars.count)
    }
  }

  /// Returns the scalar whose number is between two delimiters.
  private func number(at place: Int, from: Unicode.Scalar, to: Unicode.Scalar, radix: Int = 16) -> [Reading] {
    guard place < scalars.count, scalars[place] == from || from == "x" && scalars[place] == "X" else { return [] }
    let digits = scalars[(place + 1)...].prefix(9).prefix { $0 != to }.count
    guard digits > 0, place + 1 + digits < scalars.count, scalars[place + 1 + digits] == to else { return [] }
    return number(at: place + 1, digits: digits, radix: radix).map { Reading(scalar: $0.scalar, end: $0.end + 1) }
  }

  /// Returns the scalar whose number is at a position.
  private func number(at place: Int, digits: Int, radix: Int = 16) -> [Reading] {
    guard place + digits <= scalars.count else { return [] }
    let text = String(String.UnicodeScalarView(scalars[place..<place + digits]))
    return UInt32(text, radix: radix).flatMap(Unicode.Scalar.init).map { [Reading(scalar: $0, end: place + digits)] }
      ?? []
  }
}

extension Unicode.Scalar {
  /// Whether the scalar can be within a word unnoticed: it has no width, ends a line, or changes the preceding
  /// character.
  fileprivate var isBetweenCharacters: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .enclosingMark: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  fileprivate var endsLine: Bool {
    switch self {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// Whether both are the same, ignoring the case of ASCII letters.
  fileprivate func isSameLetter(as other: Unicode.Scalar) -> Bool {
    func folded(_ scalar: Unicode.Scalar) -> UInt32 {
      ("A"..."Z").contains(scalar) ? scalar.value | 0x20 : scalar.value
    }
    return folded(self) == folded(other)
  }
}
