import OperationCore
import Testing

/// RFC 8259, rule by rule. Every text is read as a free-form value, which only checks it, and as a member of an object
/// that nobody asks for.
@Suite struct GrammarTests {
  struct Nothing: JSONObjectReadable {
    init(members json: inout JSONReader) throws(JSONError) {}
  }

  @Test(arguments: [
    // Section 2: white space around every token.
    "1", " \t\r\n1 \t\r\n", "[ 1 , 2 ]", "{ \"a\" : 1 , \"b\" : 2 }", "[ ]", "{ }", "[\n]", "{\n}",
    // Section 3: the literal names.
    "true", "false", "null", "[true,false,null]",
    // Section 4: objects; names need not differ.
    "{}", "{\"\":0}", "{\"a\":1}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":{}}}", "{\"\\u0061\":1}",
    // Section 5: arrays of anything.
    "[]", "[[]]", "[[],{}]", "[1,\"a\",null,[true],{\"a\":[]}]",
    // Section 6: numbers.
    "0", "-0", "10", "-1", "0.0", "0.5", "-0.5", "1.25", "1e0", "1E0", "1e+1", "1e-1", "0e0", "0E+00", "1.5e10",
    "123456789012345678901234567890", "1e400", "1e-400", "0.00000000000000000000000000001",
    // Section 7: strings.
    #""""#, #""a""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""\u00e9\u00E9""#, #""\uD834\uDD1E""#, "\"é\"", "\"€\"",
    "\"𝄞\"", "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{FFFF}\u{10FFFF}\"", "\"\u{D7FF}\u{E000}\"",
    "\"a text of more than one word, and more than two\"",
  ])
  func accepts(_ text: String) throws {
    #expect(refusal(JSONValue.self, text) == nil)
    #expect(refusal(Nothing.self, "{\"passed\":\(text),\"over\":\(text)}") == nil)
  }

  struct Refused: CustomTestStringConvertible {
    let bytes: [UInt8]
    let offset: Int
    let message: String
    var testDescription: String { String(decoding: bytes, as: UTF8.self) }

    init(_ text: String, _ offset: Int, _ message: String) {
      self.init(Array(text.utf8), offset, message)
    }

    init(_ bytes: [UInt8], _ offset: Int, _ message: String) {
      (self.bytes, self.offset, self.message) = (bytes, offset, message)
    }

    /// A string that holds these bytes.
    init(string bytes: [UInt8], _ offset: Int, _ message: String) {
      self.init([0x22] + bytes + [0x22], offset, message)
    }
  }

  static let refused: [Refused] = [
    // Section 2: one value, nothing else.
    Refused("", 0, "expected a value, found the end of the text"),
    Refused("  ", 2, "expected a value, found the end of the text"),
    Refused("1 2", 2, "expected the end of the text, found a number"),
    Refused("{}}", 2, "expected the end of the text, found the end of an object"),
    Refused("[1]x", 3, "expected the end of the text, found the byte 0x78"),
    Refused("\u{FEFF}1", 0, "expected a value, found the byte 0xEF"),
    Refused("\u{B}1", 0, "expected a value, found the byte 0x0B"),
    Refused("\u{C}1", 0, "expected a value, found the byte 0x0C"),
    Refused("\u{A0}1", 0, "expected a value, found the byte 0xC2"),
    Refused("1\0", 1, "expected the end of the text, found the byte 0x00"),
    Refused("/* no */1", 0, "expected a value, found the byte 0x2F"),
    // Section 3: lower case, complete.
    Refused("True", 0, "expected a value, found the byte 0x54"),
    Refused("tru", 0, "expected true, found something else"),
    Refused("fals", 0, "expected false, found something else"),
    Refused("nul", 0, "expected null, found something else"),
    Refused("nulL", 0, "expected null, found something else"),
    Refused("truee", 4, "expected the end of the text, found the byte 0x65"),
    Refused("NaN", 0, "expected a value, found the byte 0x4E"),
    Refused("Infinity", 0, "expected a value, found the byte 0x49"),
    Refused("undefined", 0, "expected a value, found the byte 0x75"),
    // Section 4.
    Refused("{", 1, "expected the name of a member, found the end of the text"),
    Refused("{\"a\"", 4, "expected a colon, found the end of the text"),
    Refused("{\"a\":", 5, "expected a value, found the end of the text"),
    Refused("{\"a\":1", 6, "expected a comma or the end of the object, found the end of the text"),
    Refused("{\"a\":1,", 7, "expected the name of a member, found the end of the text"),
    Refused("{\"a\":1,}", 7, "expected the name of a member, found the end of an object"),
    Refused("{,}", 1, "expected the name of a member, found a comma"),
    Refused("{\"a\" 1}", 5, "expected a colon, found a number"),
    Refused("{\"a\"::1}", 5, "expected a value, found a colon"),
    Refused("{\"a\":1 \"b\":2}", 7, "expected a comma or the end of the object, found a string"),
    Refused("{\"a\":1]", 6, "expected a comma or the end of the object, found the end of an array"),
    Refused("{a:1}", 1, "expected the name of a member, found the byte 0x61"),
    Refused("{'a':1}", 1, "expected the name of a member, found the byte 0x27"),
    Refused("{1:1}", 1, "expected the name of a member, found a number"),
    Refused("{null:1}", 1, "expected the name of a member, found null"),
    Refused("{\"a\"}", 4, "expected a colon, found the end of an object"),
    // Section 5.
    Refused("[", 1, "expected a value, found the end of the text"),
    Refused("[1", 2, "expected a comma or the end of the array, found the end of the text"),
    Refused("[1,", 3, "expected a value, found the end of the text"),
    Refused("[1,]", 3, "expected a value, found the end of an array"),
    Refused("[,1]", 1, "expected a value, found a comma"),
    Refused("[1 2]", 3, "expected a comma or the end of the array, found a number"),
    Refused("[1}", 2, "expected a comma or the end of the array, found the end of an object"),
    Refused("[[1]", 4, "expected a comma or the end of the array, found the end of the text"),
    Refused("]", 0, "expected a value, found the end of an array"),
    // Section 6.
    Refused("-", 1, "expected a digit, found the end of the text"),
    Refused("+1", 0, "expected a value, found the byte 0x2B"),
    Refused("01", 0, "expected a number, found a number with a leading zero"),
    Refused("-01", 1, "expected a number, found a number with a leading zero"),
    Refused("00", 0, "expected a number, found a number with a leading zero"),
    Refused(".5", 0, "expected a value, found the byte 0x2E"),
    Refused("1.", 2, "expected a digit, found the end of the text"),
    Refused("1.e5", 2, "expected a digit, found the byte 0x65"),
    Refused("1e", 2, "expected a digit, found the end of the text"),
    Refused("1e+", 3, "expected a digit, found the end of the text"),
    Refused("1e1.5", 3, "expected the end of the text, found the byte 0x2E"),
    Refused("--1", 1, "expected a digit, found a number"),
    Refused("1_000", 1, "expected the end of the text, found the byte 0x5F"),
    Refused("0x10", 1, "expected the end of the text, found the byte 0x78"),
    Refused("-Infinity", 1, "expected a digit, found the byte 0x49"),
    Refused("１", 0, "expected a value, found the byte 0xEF"),
    // Section 7.
    Refused("\"", 1, "expected the end of the string, found the end of the text"),
    Refused("\"a text without end", 19, "expected the end of the string, found the end of the text"),
    Refused("'a'", 0, "expected a value, found the byte 0x27"),
    Refused("\"\t\"", 1, "expected a character or a valid escape, found the control character 0x09"),
    Refused("\"\n\"", 1, "expected a character or a valid escape, found the control character 0x0A"),
    Refused("\"\0\"", 1, "expected a character or a valid escape, found the control character 0x00"),
    Refused("\"a\u{1F}\"", 2, "expected a character or a valid escape, found the control character 0x1F"),
    Refused(#""\a""#, 1, "expected a character or a valid escape, found an escape that JSON does not have"),
    Refused(#""\'""#, 1, "expected a character or a valid escape, found an escape that JSON does not have"),
    Refused(#""\U0041""#, 1, "expected a character or a valid escape, found an escape that JSON does not have"),
    Refused(#""\x41""#, 1, "expected a character or a valid escape, found an escape that JSON does not have"),
    Refused(#""\"#, 1, "expected a character or a valid escape, found an escape that JSON does not have"),
    Refused(#""\u12"#, 1, "expected a character or a valid escape, found an escape without four hexadecimal digits"),
    Refused(#""\u12""#, 1, "expected a character or a valid escape, found an escape without four hexadecimal digits"),
    Refused(#""\u12G4""#, 1, "expected a character or a valid escape, found an escape without four hexadecimal digits"),
    // Section 8.1: UTF-8 (RFC 3629).
    Refused(string: [0x80], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xBF], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xC0, 0x80], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xC1, 0xBF], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xC2], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xC2, 0x41], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xE0, 0x9F, 0xBF], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xE2, 0x82], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xE2, 0x82, 0x41], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xED, 0xA0, 0x80], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xED, 0xBF, 0xBF], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xF0, 0x8F, 0xBF, 0xBF], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xF0, 0x9D, 0x84], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xF4, 0x90, 0x80, 0x80], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xF5, 0x80, 0x80, 0x80], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: [0xFF], 1, "expected text in UTF-8, found bytes that are not"),
    Refused(string: Array("eight by".utf8) + [0xFE], 9, "expected text in UTF-8, found bytes that are not"),
    Refused([0x22, 0xE2, 0x82], 1, "expected text in UTF-8, found bytes that are not"),
  ]

  @Test(arguments: refused)
  func refuses(_ refused: Refused) throws {
    let error = try #require(refusal(JSONValue.self, refused.bytes))
    #expect(error.offset == refused.offset)
    #expect(error.reason.description == refused.message)
  }

  /// What nobody asks for is checked as well: behind the same prefix the same error.
  @Test(arguments: refused.filter { !$0.message.contains("the end of the text") })
  func refusesInPassedMembers(_ refused: Refused) throws {
    let prefix = Array("{\"passed\":".utf8)
    let error = try #require(refusal(Nothing.self, prefix + refused.bytes + Array("}".utf8)))
    #expect(error.offset == prefix.count + refused.offset)
    #expect(error.reason.description == refused.message)
  }

  @Test(arguments: [(128, true), (129, false), (100_000, false)])
  func limitsDepth(_ depth: Int, _ isAccepted: Bool) {
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let objects = String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth)
    let expected = isAccepted ? nil : JSONError.Reason.tooDeep(limit: 128)
    #expect(refusal(JSONValue.self, arrays)?.reason == expected)
    #expect(refusal(JSONValue.self, objects)?.reason == expected)
    let levels = depth - 1
    let tree = String(repeating: "{\"child\":", count: levels) + "{}" + String(repeating: "}", count: levels)
    #expect(refusal(Tree.self, tree)?.reason == expected)
  }
}
