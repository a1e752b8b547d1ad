/// Hides credentials in text from outside. It recognizes them by the name before them or by the format around them.
package struct CredentialMask {
  private let text: SpelledText
  /// The position up to which no URL has a user.
  private var userless = 0
  /// The position up to which nothing is a token with a signature.
  private var tokenless = 0

  /// Returns the text without the user and password of URLs, the values of assignments to ``SensitiveName``s, what
  /// follows the scheme of an `Authorization`, the content of PEM blocks, and JSON Web Tokens.
  package static func masking(_ text: String) -> String {
    var mask = CredentialMask(text: SpelledText(text.unicodeScalars))
    return mask.masked()
  }

  private init(text: SpelledText) {
    self.text = text
  }

  private mutating func masked() -> String {
    var output = String.UnicodeScalarView()
    var place = 0
    while place < text.scalars.count {
      if canBegin(text.scalars[place]), let secret = secret(at: place) {
        output += text.scalars[place..<secret.lowerBound]
        output += "<redacted>".unicodeScalars
        place = secret.upperBound
      } else {
        output.append(text.scalars[place])
        place += 1
      }
    }
    return String(output)
  }

  /// Whether a scalar can be the sign of a secret, or the beginning of an escaped sign.
  private func canBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", ":", "B", "b", "T", "t", "-", "e": true
    default: SpelledText.isMark(scalar)
    }
  }

  /// Returns the range of the secret that belongs to the sign at a position.
  private mutating func secret(at place: Int) -> Range<Int>? {
    for sign in text.readings(at: place) {
      switch sign.scalar {
      case "=":
        if isSensitive(before: place) { return value(from: sign.end) }
      case ":":
        if let start = text.end(of: "//".unicodeScalars, at: sign.end) { return user(from: start) }
        if isQuote(text.scalars[..<place].last { !isSpace($0) }), isSensitive(before: place) {
          return value(from: sign.end)
        }
      case "B", "b", "T", "t":
        if let start = scheme(at: place), let token = authorization(from: start) { return token }
      case "-":
        if let start = text.end(of: Self.blockBegin, at: place) { return block(from: start) }
      case "e":
        if let token = signedToken(at: place) { return token }
      default: break
      }
    }
    return nil
  }

  /// Returns the user and password of a URL, whose host begins after its last `@`. A password may contain anything.
  private mutating func user(from start: Int) -> Range<Int>? {
    guard start >= userless else { return nil }
    let url = text.scalars[start...].prefix { !isSpace($0) && !isQuote($0) && $0 != "<" && $0 != ">" }
    userless = url.endIndex
    guard let at = url.indices.last(where: { reads("@", at: $0) }) else { return nil }
    let isUser = url[..<at].indices.contains { reads(":", at: $0) } || !url[..<at].contains("/")
    return isUser ? start..<at : nil
  }

  private static let blockBegin = Array("-----BEGIN".unicodeScalars)
  private static let blockEnd = Array("-----END".unicodeScalars)
  private static let blockLine = Array("-----".unicodeScalars)

  /// Returns the content of a PEM block between its two lines (RFC 7468), or everything that follows if the second one
  /// is missing.
  private func block(from start: Int) -> Range<Int>? {
    let label = (start..<min(start + 80, text.scalars.count)).lazy.compactMap { [text] in
      text.end(of: Self.blockLine, at: $0)
    }
    let first = label.first ?? start
    let end = (first..<text.scalars.count).first { text.end(of: Self.blockEnd, at: $0) != nil } ?? text.scalars.count
    return first < end ? first..<end : nil
  }

  /// Returns a JSON Web Token (RFC 7519): Base64URL parts separated by dots, the first of which encodes an object.
  private mutating func signedToken(at start: Int) -> Range<Int>? {
    guard start >= tokenless, text.beginsObject(at: start) else { return nil }
    var (end, dots) = (start, 0)
    while let next = text.endOfToken(at: end) {
      dots += next.isDot ? 1 : 0
      end = next.end
    }
    tokenless = end
    return dots > 0 && end - start >= 24 ? start..<end : nil
  }

  private func reads(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
    text.end(of: CollectionOfOne(scalar), at: place) != nil
  }

  private func isSensitive(before place: Int) -> Bool {
    var name = text.scalars[..<place].suffix(100)
    while let last = name.last, isSpace(last) || isQuote(last) || last == "\\" { name.removeLast() }
    let start = name.lastIndex { !$0.properties.isAlphabetic && !("0"..."9").contains($0) && $0 != "_" && $0 != "-" }
    return SensitiveName.matches(String(String.UnicodeScalarView(start.map { name[($0 + 1)...] } ?? name)))
  }

  /// Returns a value: if quoted, up to the next such quote, otherwise up to where it ends.
  private func value(from start: Int) -> Range<Int>? {
    let first = text.scalars[start...].firstIndex { !isSpace($0) && $0 != "\\" } ?? text.scalars.count
    guard first < text.scalars.count else { return nil }
    // Values that are secret beyond the first blank.
    if let start = text.end(of: Self.blockBegin, at: first), let block = block(from: start) {
      return first..<block.upperBound
    }
    if let start = scheme(at: first), let token = authorization(from: start) { return first..<token.upperBound }
    let quote = text.scalars[first]
    let rest = text.scalars[(isQuote(quote) ? first + 1 : first)...]
    let end = rest.firstIndex { isQuote(quote) ? $0 == quote : isSpace($0) || isEnd($0) }
    guard rest.startIndex < end ?? text.scalars.count else { return nil }
    return rest.startIndex..<(end ?? text.scalars.count)
  }

  private static let schemes = ["Bearer ", "Basic ", "Token "].map { Array($0.unicodeScalars) }

  /// Returns the end of the scheme of an `Authorization` at a position.
  private func scheme(at place: Int) -> Int? { Self.schemes.lazy.compactMap { text.end(of: $0, at: place) }.first }

  /// Returns what follows the scheme, unless it is a word.
  private func authorization(from start: Int) -> Range<Int>? {
    let token = text.scalars[start...].prefix { !isSpace($0) && !isQuote($0) && !isEnd($0) }
    return token.count >= 20 || token.count >= 6 && token.contains { ("0"..."9").contains($0) }
      ? token.indices : nil
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private func isQuote(_ scalar: Unicode.Scalar?) -> Bool { scalar == "\"" || scalar == "'" || scalar == "`" }

  private func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "&" || scalar == ";" || scalar == "," || scalar == ")" || scalar == "}" || scalar == "]"
  }
}

extension SpelledText {
  /// Whether the Base64URL of an object begins at a position: with `eyJ`, whose capital must be a capital.
  fileprivate func beginsObject(at place: Int) -> Bool {
    // A quick check, because every other word has an `e`.
    if scalars[place] == "e", place + 1 < scalars.count, scalars[place + 1] != "y", scalars[place + 1].isOfToken {
      return false
    }
    guard let end = end(of: "eyJ".unicodeScalars, at: place) else { return false }
    return scalars[end - 1] == "J" || !scalars[end - 1].properties.isAlphabetic
  }

  /// Returns the end of the next character of a token, and whether it is a dot.
  fileprivate func endOfToken(at place: Int) -> (end: Int, isDot: Bool)? {
    func next(_ place: Int) -> Reading? {
      readings(at: place).filter { $0.scalar.isOfToken }.max { $0.end < $1.end }
    }
    let reading = next(place) ?? skips(place).compactMap(next).max { $0.end < $1.end }
    return reading.map { ($0.end, $0.scalar == ".") }
  }
}

extension Unicode.Scalar {
  fileprivate var isOfToken: Bool {
    isASCII && (properties.isAlphabetic || ("0"..."9").contains(self)) || self == "-" || self == "_" || self == "."
  }
}
