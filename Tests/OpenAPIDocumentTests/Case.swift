import Testing

/// A rule, a description that breaks it, and everything that is said about it, notes on immaterial keywords apart.
struct Case: Sendable, CustomTestStringConvertible {
  let rule: String
  let text: String
  let expected: [String]

  var testDescription: String { rule }

  /// A body below the least head there is.
  init(_ rule: String, version: String = "3.1.0", _ body: String, _ expected: String...) {
    self.rule = rule
    text = "openapi: \(version)\ninfo: {title: T, version: '1'}\n\(body)"
    self.expected = expected
  }

  /// A whole file.
  init(_ rule: String, file text: String, _ expected: String...) {
    self.rule = rule
    self.text = text
    self.expected = expected
  }

  func check() throws {
    #expect(try Description(text).read().findings == expected)
  }
}
