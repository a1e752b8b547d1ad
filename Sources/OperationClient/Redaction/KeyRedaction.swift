// Takes keys out of texts that came from elsewhere.

package import OperationCore

/// Hides what is, or looks like, a key, however it is spelled (``SpelledText``), and other credentials (``CredentialMask``).
package struct KeyRedaction: Sendable {
  /// What the keys of an API begin with. Everything that begins like one is hidden.
  private let prefixes: [String]

  package init(prefixes: [String] = []) {
    self.prefixes = prefixes
  }

  /// How much more of a text is looked at than is kept, so that what begins within it is seen as a whole.
  private static let reach = 4_000
  /// So much of a key's beginning counts as the key where a text was cut off behind it.
  private static let leastPart = 6

  /// The first `limit` Unicode scalars of the text, with the keys, and everything that begins like a key, replaced.
  package func redacted(_ text: String, keys: [Secret], limit: Int = 4_000) -> String {
    // By scalars: to a `Character` belong all the marks that follow it, and a key behind one that takes it in.
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

  /// Whether one of the keys is in a text, in whatever spelling.
  package static func contains(_ keys: [Secret], in text: String) -> Bool {
    let text = SpelledText(text.unicodeScalars)
    let keys = keys.map { Array($0.exposedValue.unicodeScalars) }
    return text.scalars.indices.contains { place in keys.contains { text.end(of: $0, at: place) != nil } }
  }

  /// What stands for the key at a place, and where that ends; nil when there is none.
  private func key(
    at place: Int, of text: SpelledText, _ keys: [[Unicode.Scalar]]
  ) -> (replacement: String, end: Int)? {
    if let end = keys.compactMap({ text.end(of: $0, at: place, least: Self.leastPart) }).max() {
      return ("<redacted>", end)
    }
    for prefix in prefixes {
      guard var end = text.end(of: prefix.unicodeScalars, at: place) else { continue }
      while let next = text.endOfKeyCharacter(at: end) { end = next }
      // A text that was looked through before has the rest of a key hidden already.
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

  /// Text from elsewhere as it may be shown: redacted first, as a part of a key says much of it, and then on one line.
  package func printed(_ text: String, key: Secret?, limit: Int) -> String {
    printable(redacted(text, key: key), limit: limit)
  }
}

extension SpelledText {
  /// The end of the next character of a key, which may stand behind something that only breaks the key up.
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
