/// A token of a query (a word, a literal or a sign), and the number of brackets around it.
struct HogQLToken {
  let text: Substring
  let depth: Int

  /// Whether the token is one of these keywords, ignoring case.
  func isWord(_ words: String...) -> Bool { words.contains(text.lowercased()) }

  /// Whether the token can name a column.
  var isName: Bool { text.first.map { $0.isLetter || "_$`\"".contains($0) } ?? false }

  /// Whether an expression can end with the token.
  var isOperand: Bool { isName || text.first.map { $0.isNumber || ")]}'".contains($0) } ?? false }

  /// The name without quotes.
  var name: String {
    guard let quote = text.first, "`\"".contains(quote) else { return String(text) }
    return String(text.dropFirst().dropLast().replacing("\\\(quote)", with: "\(quote)"))
  }

  /// Returns the tokens of a query, without comments. A bracket has the depth of its surroundings.
  static func tokens(of query: String) -> [HogQLToken] {
    var tokens: [HogQLToken] = []
    var depth = 0
    var rest = query[...]
    while let first = rest.first {
      let length = length(of: rest, first)
      let text = rest.prefix(length)
      rest = rest.dropFirst(length)
      if first.isWhitespace || text.hasPrefix("--") || text.hasPrefix("/*") { continue }
      if ")]}".contains(first) { depth -= 1 }
      tokens.append(HogQLToken(text: text, depth: depth))
      if "([{".contains(first) { depth += 1 }
    }
    return tokens
  }

  private static func length(of rest: Substring, _ first: Character) -> Int {
    func isWordPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || "_$".contains(character)
    }
    if isWordPart(first) { return rest.prefix(while: isWordPart).count }
    if rest.hasPrefix("--") { return rest.prefix { !$0.isNewline }.count }
    if rest.hasPrefix("/*") {
      return rest.firstRange(of: "*/").map { rest[..<$0.upperBound].count } ?? rest.count
    }
    guard "'`\"".contains(first) else { return 1 }
    var isEscaped = false
    let inside = rest.dropFirst().prefix { character in
      defer { isEscaped = !isEscaped && character == "\\" }
      return isEscaped || character != first
    }
    return min(inside.count + 2, rest.count)
  }
}
