import Diagnostics
import DataReading
import Testing

/// RFC 8259, rule by rule.
@Suite struct JSONTests {
  private static let acceptedCases: [(String, String)] = [
    // Section 3: any value can be the whole text.
    ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("\"a\"", "\"a\""), ("[]", "[]"), ("{}", "{}"),
    // Section 2: white space around the six structural characters.
    (" \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n", "[1,2]"),
    ("{ \"a\" : 1 , \"b\" : { \"c\" : [ ] } }", #"{"a":1,"b":{"c":[]}}"#),
    ("[[],[[]],{\"a\":[{}]}]", #"[[],[[]],{"a":[{}]}]"#),
    ("\u{FEFF}{}", "{}"),
    // Section 4: the order is kept, and so are strange names.
    (#"{"z":1,"a":2,"":3}"#, #"{"z":1,"a":2,"":3}"#),
    (#"{"a\u0062":1}"#, #"{"ab":1}"#),
    // Section 6.
    ("-0", "0"), ("-1", "-1"), ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9223372036854775808"), ("-9223372036854775808", "-9223372036854775808"),
    ("0.5", "0.5"), ("-0.0", "-0.0"), ("1.0", "1.0"), ("1e5", "1e5"), ("1E+05", "1e+05"), ("1.25e-3", "1.25e-3"),
    ("0e0", "0e0"), ("1e-400", "1e-400"), ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
    // Section 7.
    (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000C\n\r\t""#), (#""\u0041\u00e9\u4E2d""#, "\"A\u{E9}\u{4E2D}\""),
    (#""\uD83D\uDE00""#, "\"\u{1F600}\""), (#""\ud83d\ude00x""#, "\"\u{1F600}x\""), (#""\u0000""#, #""\u0000""#),
    (#""\uFFFE\uE000""#, "\"\u{FFFE}\u{E000}\""),
    ("\"\u{7F}\u{80}\u{2028}\u{10FFFF}\"", "\"\u{7F}\u{80}\u{2028}\u{10FFFF}\""),
    ("\"\u{E9}\u{4E2D}\u{1F600}\"", "\"\u{E9}\u{4E2D}\u{1F600}\""),
  ]

  @Test(arguments: acceptedCases)
  func accepted(text: String, json: String) throws {
    #expect(try read(text, as: .json).jsonText == json)
  }

  private static let quotes = "write text in double quotes"
  private static let comments = "JSON has no comments"
  private static let sign = "a number begins with a digit or a minus sign"

  private static let refusedCases: [(String, String)] = [
    ("", "1:1 the file is empty"),
    (" \n ", "1:1 the file ends where a value is expected"),
    ("[1,\n\n", "1:4 the file ends where a value is expected"),
    ("[1", "1:3 the file ends where `,` or `]` is expected"),
    ("{\"a\":1", "1:7 the file ends where `,` or `}` is expected"),
    ("{", "1:2 the file ends where a key in double quotes is expected"),
    ("{\"a\"", "1:5 the file ends where `:` after the key is expected"),
    ("{\"a\":", "1:6 the file ends where a value is expected"),
    ("[1 2]", "1:4 expected `,` or `]`"),
    ("[1}", "1:3 expected `,` or `]`"),
    ("{\"a\":1]", "1:7 expected `,` or `}`"),
    ("[1,]", "1:3 no `,` can stand before `]` | remove the comma"),
    ("{\"a\":1,\n}", "1:7 no `,` can stand before `}` | remove the comma"),
    ("[,1]", "1:2 expected a value"),
    ("[1,,2]", "1:4 expected a value"),
    ("]", "1:1 expected a value"),
    ("{,}", "1:2 expected a key in double quotes"),
    ("{1:2}", "1:2 expected a key in double quotes"),
    ("{a:2}", "1:2 expected a key in double quotes"),
    ("{'a':2}", "1:2 expected a key in double quotes | \(quotes)"),
    ("{\"a\" 1}", "1:6 expected `:` after the key"),
    ("{\"a\"::1}", "1:6 expected a value"),
    ("1 2", "1:3 expected nothing after the document's one value"),
    ("{}{}", "1:3 expected nothing after the document's one value"),
    ("[]]", "1:3 expected nothing after the document's one value"),
    ("{} // x", "1:4 expected nothing after the document's one value | \(comments)"),
    ("/* x */ 1", "1:1 expected a value | \(comments)"),
    ("# x\n1", "1:1 expected a value | \(comments)"),
    ("\u{FEFF}\u{FEFF}1", "1:1 expected a value"),
    ("\u{A0}1", "1:1 expected a value"),
    ("[1,\u{B}2]", "1:4 expected a value"),
    // Literals
    ("True", "1:1 `True` isn't a JSON value | did you mean `true`?"),
    ("nul", "1:1 `nul` isn't a JSON value | did you mean `null`?"),
    ("truex", "1:1 `truex` isn't a JSON value | did you mean `true`?"),
    ("[NaN]", "1:2 `NaN` isn't a JSON value | \(quotes)"),
    ("Infinity", "1:1 `Infinity` isn't a JSON value | \(quotes)"),
    ("abc", "1:1 `abc` isn't a JSON value | \(quotes)"),
    // Numbers
    ("01", "1:1 a number can't begin with a zero"),
    ("-012", "1:2 a number can't begin with a zero"),
    ("-", "1:2 expected a digit"),
    ("[-]", "1:3 expected a digit"),
    ("-a", "1:2 expected a digit"),
    ("-Infinity", "1:2 expected a digit"),
    ("+1", "1:1 expected a value | \(sign)"),
    (".5", "1:1 expected a value | \(sign)"),
    ("1.", "1:3 expected a digit after the point"),
    ("1.e1", "1:3 expected a digit after the point"),
    ("1e", "1:3 expected a digit of the exponent"),
    ("1e+", "1:4 expected a digit of the exponent"),
    ("1.5.5", "1:4 expected nothing after the document's one value | \(sign)"),
    ("0x1F", "1:2 expected nothing after the document's one value"),
    ("1e999", "1:1 the number is beyond the range of a 64-bit float"),
    // Strings
    ("'a'", "1:1 expected a value | \(quotes)"),
    ("[\"a", "1:2 the text has no closing quote"),
    ("\"a\\", "1:3 this isn't a JSON escape | \(escape)"),
    ("\"\u{E9}\\x\"", "1:3 this isn't a JSON escape | \(escape)"),
    ("\"\\u12G4\"", "1:6 expected four hexadecimal digits after `\\u`"),
    ("\"\\u12", "1:6 expected four hexadecimal digits after `\\u`"),
    ("\"\\U0041\"", "1:2 this isn't a JSON escape | \(escape)"),
    ("\"\\ud800\"", "1:2 \(surrogate)"),
    ("\"\\udc00\"", "1:2 \(surrogate)"),
    ("\"\\ud800\\u0041\"", "1:2 \(surrogate)"),
    ("\"\\ud800\\ud800\"", "1:2 \(surrogate)"),
    ("\"\\ud800\\n\"", "1:2 \(surrogate)"),
    ("\"a\nb\"", "1:3 text can't go on in another line | \(lineBreak)"),
    ("\"a\rb\"", "1:3 text can't go on in another line | \(lineBreak)"),
    ("\"a\tb\"", "1:3 the control character U+0009 can't stand in text | write it as `\\u0009`"),
    ("\"\u{1F}\"", "1:2 the control character U+001F can't stand in text | write it as `\\u001F`"),
  ]
  private static let escape = "write a literal backslash twice"
  private static let surrogate =
    "the escape is one half of a surrogate pair | write the character itself, or both halves"
  private static let lineBreak = "close it with a quote; a line break within text is written as `\\n`"

  @Test(arguments: refusedCases)
  func refused(text: String, fault: String) {
    #expect(faults(in: text, as: .json) == [fault])
  }

  private static let faultsCases: [(String, [String])] = [
    (#"{"a":1,"b":2,"a":3}"#, ["1:14 the key `a` is repeated + 1:2 first used here"]),
    (#"{"a":1,"\u0061":3}"#, ["1:8 the key `a` is repeated + 1:2 first used here"]),
    (
      "{\"a\":{\"x\":1,\"x\":2},\n\"b\":1e999,\"a\":1,]}",
      [
        "1:13 the key `x` is repeated + 1:7 first used here", "2:5 the number is beyond the range of a 64-bit float",
        "2:11 the key `a` is repeated + 1:2 first used here", "2:17 expected a key in double quotes",
      ]
    ),
  ]

  @Test(arguments: faultsCases)
  func allFaultsAreReported(text: String, expected: [String]) {
    #expect(faults(in: text, as: .json) == expected)
  }

  @Test func everyNodeAndKeyHasItsPlace() throws {
    let node = try read("\u{FEFF}{\"é\": 1,\r\n \"b\": [\"\u{1F600}é\", {}],\r\t\"c\\n\":\n\n\"d\"}", as: .json)
    #expect(node.location.description == "x.json:1:1")
    #expect(node.mapping?.entries.map(\.keyLocation.description) == ["x.json:1:2", "x.json:2:2", "x.json:3:2"])
    #expect(node["é"]?.location.description == "x.json:1:7")
    #expect(node["b"]?.location.description == "x.json:2:7")
    #expect(node["b"]?.sequence?.map(\.location.description) == ["x.json:2:8", "x.json:2:14"])
    #expect(node["c\n"]?.location.description == "x.json:5:1")
  }

  @Test func longKeysAndLinesAreFine() throws {
    let key = String(repeating: "k", count: 5000)
    let node = try read("{\"\(key)\":[" + String(repeating: "1,", count: 100_000) + "2]}", as: .json)
    #expect(node[key]?.sequence?.last?.location.column == 5006 + 200_000)
  }
}
