import DataReading
import Diagnostics
import Testing

/// Checks that apply to every file before it is parsed as YAML or JSON.
@Suite struct TextTests {
  private static let utf8 = "save the file as UTF-8"

  private static let isUTF8Cases: [([UInt8], String)] = [
    (Array("a: \u{E9}b".utf8.dropLast(2)), "1:4 the byte 0xC3 isn't UTF-8 | \(Self.utf8)"),
    ([0x61, 0x3A, 0x20, 0xE9, 0x0A], "1:4 the byte 0xE9 isn't UTF-8 | \(Self.utf8)"),
    (Array("a: 1\nb: \u{E9}".utf8) + [0x80], "2:5 the byte 0x80 isn't UTF-8 | \(Self.utf8)"),
    (Array("a: ".utf8) + [0xED, 0xA0, 0x80], "1:4 the byte 0xED isn't UTF-8 | \(Self.utf8)"),
    (Array("a: ".utf8) + [0xC0, 0xAF], "1:4 the byte 0xC0 isn't UTF-8 | \(Self.utf8)"),
    (Array("a: 1\nb: \0".utf8), "2:4 the file holds a NUL byte: it is binary, not text"),
    ([0xFF, 0xFE, 0x61, 0x00], "1:1 the file is in UTF-16 | save it as UTF-8"),
    ([0xFE, 0xFF, 0x00, 0x61], "1:1 the file is in UTF-16 | save it as UTF-8"),
    ([0x61, 0x00, 0x3A, 0x00], "1:1 the file is in UTF-16 | save it as UTF-8"),
    ([0x00, 0x61, 0x00, 0x3A], "1:1 the file is in UTF-16 | save it as UTF-8"),
  ]

  @Test(arguments: isUTF8Cases)
  func isUTF8(bytes: [UInt8], fault: String) {
    #expect(faults(in: bytes, as: .yaml) == [fault])
    #expect(faults(in: bytes, as: .json) == [fault])
  }

  @Test func everyControlCharacterInYAMLIsReported() {
    #expect(
      faults(in: "a: \u{1}\nb: \u{7F}\u{9F}\nc: \u{FFFE}\nd: \t\u{85}\u{A0}\u{FFFD}\n") == [
        "1:4 the control character U+0001 can't stand in YAML | in double quotes it can be written as `\\u0001`",
        "2:4 the control character U+007F can't stand in YAML | in double quotes it can be written as `\\u007F`",
        "2:5 the control character U+009F can't stand in YAML | in double quotes it can be written as `\\u009F`",
        "3:4 the control character U+FFFE can't stand in YAML | in double quotes it can be written as `\\uFFFE`",
      ])
  }

  private static let formatIsChosenByExtensionThenByFirstCharacterCases: [(String, String, Bool)] = [
    ("a.json", "{}", true), ("a.JSON", "{}", true), ("a.yaml", "{}", false), ("a.yml", "[]", false),
    ("a", "{}", true), ("a", " \n[]", true), ("a.txt", "\u{FEFF}{}", true), ("a", "a: 1", false), ("a", "# {", false),
  ]

  @Test(arguments: formatIsChosenByExtensionThenByFirstCharacterCases)
  func formatIsChosenByExtensionThenByFirstCharacter(path: String, text: String, isJSON: Bool) throws {
    // A comment after the value distinguishes the two.
    let bytes = Array((text + " # comment").utf8)
    let reading = Result { try DataReader().read(bytes: bytes, path: path) }
    let hints =
      if case .failure(let error as DiagnosticError) = reading { error.diagnostics.map(\.hint) } else { [String?]() }
    #expect(hints.contains("JSON has no comments") == isJSON)
  }
}
