import Testing

/// A rule, a document that breaks it, and every diagnostic about it except notes on immaterial keywords.
struct Case: Sendable, CustomTestStringConvertible {
  let rule: String
  let text: String
  let expected: [String]

  var testDescription: String { rule }

  /// Creates a case from the text after the shortest possible head.
  init(_ rule: String, version: String = "3.1.0", _ body: String, _ expected: String...) {
    self.rule = rule
    text = "openapi: \(version)\ninfo: {title: T, version: '1'}\n\(body)"
    self.expected = expected
  }

  /// Creates a case from a whole file.
  init(_ rule: String, file text: String, _ expected: String...) {
    self.rule = rule
    self.text = text
    self.expected = expected
  }

  func check() throws {
    #expect(try Description(text).read().findings == expected)
  }
}
