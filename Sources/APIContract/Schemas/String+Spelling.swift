extension String {
  /// The text with other characters than ASCII escaped, so that two texts are equal only if they are spelled alike: Swift
  /// takes canonically equivalent texts for equal, and JSON doesn't.
  package var exactSpelling: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return unicodeScalars.map { $0.isASCII ? String($0) : $0.escaped(asASCII: true) }.joined()
  }
}
