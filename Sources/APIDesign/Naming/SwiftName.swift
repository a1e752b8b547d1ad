public import APIModel

/// Turns names of a document into Swift names.
///
/// Words are split at punctuation and where the case changes; acronyms are then written as Swift writes them:
/// `project_id` becomes `projectID`, `http_path` becomes `httpPath`, `JSONLines` becomes `jsonLines`.
public struct SwiftName: Sendable {
  private let acronyms: Set<String>

  /// - Parameter acronyms: Additional words to write in capitals, in lower case.
  public init(acronyms: [String] = []) {
    self.acronyms = Self.usualAcronyms.union(acronyms)
  }

  private static let usualAcronyms: Set<String> = [
    "2fa", "ai", "api", "arn", "aws", "cpu", "css", "csv", "db", "dns", "eu", "gcp", "gpu", "hmac", "html", "http",
    "https", "iam", "id", "io", "ip", "ipv4", "ipv6", "json", "jwt", "kms", "mfa", "oauth", "os", "pdf", "ram",
    "s3", "sdk", "sha", "sms", "smtp", "sql", "ssh", "ssl", "sso", "tcp", "tls", "ttl", "udp", "ui", "uri", "url",
    "us", "utc", "uuid", "vat", "vm", "vpc", "xml", "yaml",
  ]

  /// Returns a name that begins in lower case, for properties, functions, cases and argument labels.
  public func lowerCamel(_ text: String) -> SwiftIdentifier {
    let words = Self.words(text)
    guard let first = words.first else { return Self.identifier(Self.spelledOut(text)) }
    let name = first.lowercased() + words.dropFirst().map(capitalized).joined()
    return Self.identifier(name.first?.isNumber == true ? "value" + capitalized(name) : name)
  }

  /// Returns a name chosen by an author unchanged, if it is valid; otherwise a name that begins in lower case.
  func asWritten(_ text: String) -> SwiftIdentifier {
    SwiftIdentifier(text) ?? lowerCamel(text)
  }

  /// Returns a name that begins with a capital, for types and namespaces.
  ///
  /// Capitals of the author are kept: `AwsS3Config` stays as it is.
  public func upperCamel(_ text: String) -> SwiftIdentifier {
    let name = Self.characters(of: text).split(separator: 0)
      .map { part in
        let word = String(decoding: part, as: UTF8.self)
        return part.contains(where: \.isUppercase) ? word.prefix(1).uppercased() + word.dropFirst() : capitalized(word)
      }
      .joined()
    guard let first = name.first else { return Self.identifier("Value" + capitalized(Self.spelledOut(text))) }
    return Self.identifier(first.isNumber ? "Value" + name : name)
  }

  /// Words consist of ASCII letters and digits, so nothing is dropped here.
  private static func identifier(_ words: String) -> SwiftIdentifier {
    SwiftIdentifier(keeping: words, orElse: "value")
  }

  /// - Parameter word: A word of ASCII letters and digits.
  private func capitalized(_ word: String) -> String {
    let lower = word.lowercased()
    if acronyms.contains(lower) { return lower.uppercased() }
    if lower.utf8.last == UInt8(ascii: "s"), lower.utf8.count > 2, acronyms.contains(String(lower.dropLast())) {
      return lower.dropLast().uppercased() + "s"
    }
    if word.utf8.allSatisfy({ $0.isUppercase || $0.isDigit }), word.utf8.count > 1 { return word }
    return lower.prefix(1).uppercased() + lower.dropFirst()
  }

  /// Returns a byte for each character: the character itself, or 0 if no name contains it.
  private static func characters(of text: String) -> [UInt8] {
    // In ASCII each byte is a character, unless it is part of a line break, which no name contains.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map { $0.isWordCharacter ? $0 : 0 } }
    return text.map { character in character.asciiValue.flatMap { $0.isWordCharacter ? $0 : nil } ?? 0 }
  }

  /// Splits at punctuation, before a capital that follows a lower-case letter or a digit, and before the last capital
  /// of a run that a lower-case letter follows.
  static func words(_ text: String) -> [String] {
    let characters = characters(of: text)
    var words: [String] = []
    var start = 0
    func close(at end: Int) {
      if start < end { words.append(String(decoding: characters[start..<end], as: UTF8.self)) }
      start = end
    }
    for (index, character) in characters.enumerated() {
      guard character != 0 else {
        close(at: index)
        start = index + 1
        continue
      }
      guard character.isUppercase, start < index else { continue }
      let last = characters[index - 1]
      let rest = characters[(index + 1)...].prefix(2)
      let next = rest.first ?? 0
      // The plural of an acronym, as in `teamIDs`, is one word.
      let isPlural = next == UInt8(ascii: "s") && (rest.count < 2 || !rest[index + 2].isLowercase)
      if !last.isUppercase && !(last.isDigit && index - start == 1) || (next.isLowercase && !isPlural) {
        close(at: index)
      }
    }
    close(at: characters.count)
    // A leading sign distinguishes names that are otherwise equal, such as `created_at` and `-created_at`.
    if let sign = text.first.flatMap({ Self.signs[$0] }), !words.isEmpty { words.insert(sign, at: 0) }
    return words
  }

  private static let signs: [Character: String] = ["-": "minus", "+": "plus", "!": "not", "<": "less", ">": "greater"]

  /// Returns a name for text without letters or digits.
  private static func spelledOut(_ text: String) -> String {
    guard !text.isEmpty else { return "empty" }
    let names = text.unicodeScalars.map { scalar in
      symbolNames[Character(scalar)] ?? "u" + String(scalar.value, radix: 16)
    }
    return names[0] + names.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static let symbolNames: [Character: String] = [
    "-": "minus", "+": "plus", "!": "not", "<": "less", ">": "greater", "=": "equal", "*": "star", "/": "slash",
    ".": "dot", "%": "percent", "&": "and", "|": "or", "@": "at", "#": "hash", "$": "dollar", "_": "underscore",
    "?": "question", ":": "colon", ",": "comma", ";": "semicolon", " ": "space", "~": "tilde", "^": "caret",
  ]
}

extension UInt8 {
  /// Whether the character is a letter or digit for a name. Swift allows others, which are hard to type.
  fileprivate var isWordCharacter: Bool { isUppercase || isLowercase || isDigit }
  fileprivate var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
