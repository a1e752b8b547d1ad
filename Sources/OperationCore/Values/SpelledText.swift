// Text from elsewhere, read as any program behind it would read it.

/// A text in which characters may be spelled otherwise than as themselves: percent-encoded, escaped as in JSON, Python or
/// Swift, as an entity of HTML or as a part of a JSON Pointer, and the marks of these again.
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
      readings = Dictionary(uniqueKeysWithValues: marks.map { ($0, readings(at: $0).union(escapes(at: $0))) })
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
      ends = Set(ends.flatMap { readings(at: $0).filter { $0.scalar.isSameLetter(as: scalar) }.map(\.end) })
      if ends.isEmpty { return nil }
    }
    return ends.max()
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

  /// What an escape stands for that begins with this mark.
  private func escapes(_ mark: Reading) -> [Reading] {
    let place = mark.end
    guard place < scalars.count else { return [] }
    switch (mark.scalar, scalars[place]) {
    case ("%", _): return number(at: place, digits: 2)
    case ("\\", "x"): return number(at: place + 1, digits: 2)
    case ("\\", "u"): return number(at: place + 1, digits: 4) + number(at: place + 1, from: "{", to: "}")
    case ("\\", "U"): return number(at: place + 1, digits: 8)
    case ("\\", _): return readings(at: place).filter { !$0.scalar.properties.isAlphabetic }
    case ("&", "#"): return number(at: place, from: "#", to: ";", radix: 10) + number(at: place + 1, from: "x", to: ";")
    case ("~", "0"): return [Reading(scalar: "~", end: place + 1)]
    case ("~", "1"): return [Reading(scalar: "/", end: place + 1)]
    default: return []
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
  /// Whether it is the same one but for the case of a letter of ASCII.
  fileprivate func isSameLetter(as other: Unicode.Scalar) -> Bool {
    func folded(_ scalar: Unicode.Scalar) -> UInt32 {
      ("A"..."Z").contains(scalar) ? scalar.value | 0x20 : scalar.value
    }
    return folded(self) == folded(other)
  }
}
