package import OperationCore

/// Hides what is, or looks like, a key in texts that came from elsewhere, however it is spelled (``SpelledText``), and
/// other credentials (``CredentialMask``).
package struct KeyRedaction: Sendable {
  /// The prefixes of an API's keys. Everything that begins with one is hidden.
  private let prefixes: [String]

  package init(prefixes: [String] = []) {
    self.prefixes = prefixes
  }

  /// How many more characters are searched than are kept, so that a key that begins within the kept part is found as a
  /// whole.
  private static let reach = 4_000
  /// The shortest beginning of a key that counts as the key if the text was cut off after it.
  private static let leastPart = 6

  /// Returns the first `limit` Unicode scalars of the text, with the client's keys, and everything that begins like a
  /// key, replaced.
  package func redacted(_ text: String, keys: [Secret], limit: Int = 4_000) -> String {
    // By scalars: a `Character` includes all the marks that follow it, and a key behind one that takes it in.
    let bounded = String(text.unicodeScalars.prefix(limit + Self.reach))
    let text = SpelledText(CredentialMask.masking(bounded).unicodeScalars)
    let keys = keys.map { Array($0.exposedValue.unicodeScalars) }
    var output = String.UnicodeScalarView()
    var (place, kept) = (0, 0)
    while place < text.scalars.count, kept < limit {
      let (replacement, end) = key(at: place, of: text, keys) ?? (String(text.scalars[place]), place + 1)
      output += replacement.unicodeScalars
      kept += replacement.unicodeScalars.count
      place = end
    }
    return String(output.prefix(limit))
  }

  /// Returns whether one of the keys is in a text, in whatever spelling.
  package static func contains(_ keys: [Secret], in text: String) -> Bool {
    let text = SpelledText(text.unicodeScalars)
    let keys = keys.map { Array($0.exposedValue.unicodeScalars) }
    return text.scalars.indices.contains { place in keys.contains { text.end(of: $0, at: place) != nil } }
  }

  /// Returns what replaces the key at a place, and where the key ends; `nil` if there is none.
  private func key(
    at place: Int, of text: SpelledText, _ keys: [[Unicode.Scalar]]
  ) -> (replacement: String, end: Int)? {
    if let end = keys.compactMap({ text.end(of: $0, at: place, least: Self.leastPart) }).max() {
      return ("<redacted>", end)
    }
    for prefix in prefixes {
      guard var end = text.end(of: prefix.unicodeScalars, at: place) else { continue }
      while let next = text.endOfKeyCharacter(at: end) { end = next }
      // In a text that was redacted before, the rest of a key is hidden already.
      end = text.end(of: "<redacted>".unicodeScalars, at: end) ?? end
      return ("\(prefix)<redacted>", end)
    }
    return nil
  }
}

extension KeyRedaction {
  package func redacted(_ text: String, key: Secret?, limit: Int = 4_000) -> String {
    redacted(text, keys: [key].compactMap(\.self), limit: limit)
  }

  /// Returns text from elsewhere as it may be shown: redacted first, since a part of a key reveals much of it, and then
  /// on one line.
  package func printed(_ text: String, key: Secret?, limit: Int) -> String {
    printable(redacted(text, key: key), limit: limit)
  }
}

extension SpelledText {
  /// Returns the end of the next character of a key, which may follow something that only breaks the key up.
  fileprivate func endOfKeyCharacter(at place: Int) -> Int? {
    func end(_ place: Int) -> Int? { readings(at: place).filter(\.scalar.isOfKey).map(\.end).max() }
    return end(place) ?? skips(place).compactMap(end).max()
  }
}

extension Unicode.Scalar {
  /// Whether it can be a part of a key.
  fileprivate var isOfKey: Bool {
    properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend || self == "_"
      || self == "-"
  }
}
