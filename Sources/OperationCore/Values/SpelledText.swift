// Text from elsewhere, read as any program behind it would read it.

/// A text in which characters may be spelled otherwise than as themselves: percent-encoded, escaped as in JSON, Python or
/// Swift, as an entity of HTML or as a part of a JSON Pointer, and the marks of these again. Between them may stand what no
/// reader sees as a part of them: characters without a width, and the end of a line with the blanks that the next begins with.
package struct SpelledText: Sendable {
  /// The text as it stands.
  package let scalars: [Unicode.Scalar]
  /// All the ways to read what stands at a mark: found once, since each is looked at again and again.
  private var readings: [Int: Set<Reading>] = [:]

  /// What stands at a place, and where it ends.
  package struct Reading: Hashable, Sendable {
    package let scalar: Unicode.Scalar
    package let end: Int
  }

  /// How deep escapes of escapes are read: `%2525252F` is a slash.
  private static let nesting = 3

  package init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.scalars = Array(scalars)
    let marks = self.scalars.indices.filter { Self.isMark(self.scalars[$0]) }
    guard !marks.isEmpty else { return }
    // Level by level: of an escape within an escape what the inner one means is known by then.
    for _ in 0..<Self.nesting {
      readings = Dictionary(
        uniqueKeysWithValues: marks.map { mark in
          let found = readings(at: mark).union(escapes(at: mark))
          return (mark, found.union(found.compactMap(joined)))
        })
    }
  }

  /// All the ways to read what stands at a place; none at the end of the text.
  package func readings(at place: Int) -> Set<Reading> {
    guard place < scalars.count else { return [] }
    return readings[place] ?? [Reading(scalar: scalars[place], end: place + 1)]
  }

  /// Whether a place can be read as this scalar, at a glance: false is certain.
  private func mayRead(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
    place < scalars.count && (Self.isMark(scalars[place]) || scalars[place].isSameLetter(as: scalar))
  }

  /// The end of these scalars, whose case does not matter, in the longest way to read them at a place; nil when something
  /// else stands there.
  ///
  /// - Parameter least: How many of them are enough where the text is cut off behind them.
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

  /// Where the text may go on behind what stands at a place between two characters of one word; none where nothing does.
  package func skips(_ place: Int) -> Set<Int> {
    var ends: Set<Int> = []
    // The places to look at, and whether a line has ended before.
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

  /// Whether the text was cut off at a place, or within an escape that begins there.
  private func isCut(_ place: Int) -> Bool {
    let rest = scalars[place...].prefix(10).prefix { $0 != "…" }
    return rest.isEmpty || rest.count < 10 && Self.isMark(scalars[place]) && readings(at: place).count == 1
  }

  /// Whether an escape begins with this scalar: all others stand for themselves.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar == "\\" || scalar == "&" || scalar == "~"
  }

  /// What the escapes stand for that begin with the mark at a place, as far as marks are read by now.
  private func escapes(at place: Int) -> [Reading] { readings(at: place).flatMap(escapes) }

  /// The scalar whose UTF-8 begins with an escaped byte, as in `%C2%AD`, as far as those behind it are read by now.
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

  /// What an escape stands for that begins with this mark.
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

  /// The scalar whose name stands at a place, with or without the semicolon that HTML wants behind it.
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

  /// The scalar whose number stands between two marks.
  private func number(at place: Int, from: Unicode.Scalar, to: Unicode.Scalar, radix: Int = 16) -> [Reading] {
    guard place < scalars.count, scalars[place] == from || from == "x" && scalars[place] == "X" else { return [] }
    let digits = scalars[(place + 1)...].prefix(9).prefix { $0 != to }.count
    guard digits > 0, place + 1 + digits < scalars.count, scalars[place + 1 + digits] == to else { return [] }
    return number(at: place + 1, digits: digits, radix: radix).map { Reading(scalar: $0.scalar, end: $0.end + 1) }
  }

  /// The scalar whose number stands at a place.
  private func number(at place: Int, digits: Int, radix: Int = 16) -> [Reading] {
    guard place + digits <= scalars.count else { return [] }
    let text = String(String.UnicodeScalarView(scalars[place..<place + digits]))
    return UInt32(text, radix: radix).flatMap(Unicode.Scalar.init).map { [Reading(scalar: $0, end: place + digits)] }
      ?? []
  }
}

extension Unicode.Scalar {
  /// Whether it can stand within a word without a trace: it has no width, ends a line, or changes the character before it.
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

  /// Whether it is the same one but for the case of a letter of ASCII.
  fileprivate func isSameLetter(as other: Unicode.Scalar) -> Bool {
    func folded(_ scalar: Unicode.Scalar) -> UInt32 {
      ("A"..."Z").contains(scalar) ? scalar.value | 0x20 : scalar.value
    }
    return folded(self) == folded(other)
  }
}
