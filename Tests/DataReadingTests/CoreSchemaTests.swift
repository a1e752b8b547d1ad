import DataReading
import Testing

/// YAML 1.2.2, section 10.3.2, and what people expect from YAML 1.1.
@Suite struct CoreSchemaTests {
  private static let valueOfScalarCases: [(String, String)] = [
    // null
    ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("", "null"), ("nULL", #""nULL""#),
    ("nil", #""nil""#), ("~~", #""~~""#),
    // booleans
    ("true", "true"), ("True", "true"), ("TRUE", "true"), ("false", "false"), ("False", "false"), ("FALSE", "false"),
    ("tRUE", #""tRUE""#), ("yes", #""yes""#), ("no", #""no""#), ("on", #""on""#), ("off", #""off""#), ("y", #""y""#),
    ("NO", #""NO""#),
    // whole numbers
    ("0", "0"), ("12", "12"), ("+12", "12"), ("-12", "-12"), ("-0", "0"), ("012", "12"), ("0o14", "12"),
    ("0o0", "0"), ("0x1F", "31"), ("0xdeadBEEF", "3735928559"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"), ("9223372036854775808", "9223372036854775808"),
    ("-9223372036854775809", "-9223372036854775809"), ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
    ("00000000000000000000000000007", "7"), ("-00018446744073709551616", "-18446744073709551616"),
    ("1_000", #""1_000""#), ("0b11", #""0b11""#), ("0o8", #""0o8""#), ("0xG", #""0xG""#), ("0x", #""0x""#),
    ("-0x1F", #""-0x1F""#), ("0X1F", #""0X1F""#), ("190:20:30", #""190:20:30""#), ("1,000", #""1,000""#),
    // fractions
    ("1.5", "1.5"), ("1.", "1.0"), (".5", "0.5"), ("-.5", "-0.5"), ("+1.50", "1.50"), ("01.5", "1.5"),
    ("1e3", "1e3"), ("1E+3", "1e+3"), ("1.e-3", "1.0e-3"), (".5e1", "0.5e1"), ("-0.0", "-0.0"), ("1e-999", "1e-999"),
    (".", #"".""#), ("+", #""+""#), ("+.", #""+.""#), (".e1", #"".e1""#), ("1e", #""1e""#), ("1e+", #""1e+""#),
    ("e1", #""e1""#), ("1.2.3", #""1.2.3""#), ("3.1.0", #""3.1.0""#), ("1e1e1", #""1e1e1""#), ("--1", #""--1""#),
    ("1.5f", #""1.5f""#), ("inf", #""inf""#), ("nan", #""nan""#), ("+.nan", #""+.nan""#), (".iNF", #"".iNF""#),
    // text
    ("2024-01-31", #""2024-01-31""#), ("2024-01-31T12:00:00Z", #""2024-01-31T12:00:00Z""#), ("12:30", #""12:30""#),
    ("=", #""=""#), ("a b", #""a b""#), ("'12'", #""12""#), ("\"true\"", #""true""#), ("'~'", #""~""#), ("''", #""""#),
    ("|\n  12\n", #""12\n""#), (">-\n  null\n", #""null""#),
  ]

  @Test(arguments: valueOfScalarCases)
  func valueOfScalar(text: String, json: String) throws {
    #expect(try read("a: \(text)\n")["a"]?.jsonText == json)
  }

  private static let valueOfTaggedScalarCases: [(String, String)] = [
    ("!!str 12", #""12""#), ("!!str", #""""#), ("! 12", #""12""#), ("!!int '12'", "12"), ("!!int 0x1F", "31"),
    ("!!int 99999999999999999999", "99999999999999999999"), ("!!float 1", "1.0"), ("!!float 1.5", "1.5"),
    ("!!float 99999999999999999999", "99999999999999999999.0"), ("!!float '1e3'", "1e3"), ("!!bool 'true'", "true"),
    ("!!null ''", "null"), ("!!null", "null"), ("!!map {a: 1}", #"{"a":1}"#), ("!!seq [1]", "[1]"), ("! [1]", "[1]"),
    ("!<tag:yaml.org,2002:str> 1", #""1""#),
  ]

  @Test(arguments: valueOfTaggedScalarCases)
  func valueOfTaggedScalar(text: String, json: String) throws {
    #expect(try read("a: \(text)\n")["a"]?.jsonText == json)
  }

  private static let faultOfScalarCases: [(String, String)] = [
    (".inf", "1:4 `.inf` is a number that JSON doesn't have | put it in quotes if text is meant"),
    ("-.Inf", "1:4 `-.Inf` is a number that JSON doesn't have | put it in quotes if text is meant"),
    ("+.INF", "1:4 `+.INF` is a number that JSON doesn't have | put it in quotes if text is meant"),
    (".nan", "1:4 `.nan` is a number that JSON doesn't have | put it in quotes if text is meant"),
    (".NaN", "1:4 `.NaN` is a number that JSON doesn't have | put it in quotes if text is meant"),
    ("1e999", "1:4 the number is beyond the range of a 64-bit float"),
    ("0x10000000000000000", "1:4 the number doesn't fit in 64 bits | put it in quotes if text is meant"),
    ("!!int abc", "1:4 `abc` doesn't match its tag `!!int`"),
    ("!!int 1.0", "1:4 `1.0` doesn't match its tag `!!int`"),
    ("!!float x", "1:4 `x` doesn't match its tag `!!float`"),
    ("!!bool yes", "1:4 `yes` doesn't match its tag `!!bool`"),
    ("!!null 0", "1:4 `0` doesn't match its tag `!!null`"),
    ("!!map x", "1:4 `x` doesn't match its tag `!!map`"),
    ("!!map [x]", "1:4 the tag `!!map` is on a list"),
    ("!!seq {x: 1}", "1:4 the tag `!!seq` is on a mapping"),
    ("!!str {x: 1}", "1:4 the tag `!!str` is on a mapping"),
    ("!!integer 1", "1:4 the tag `!!integer` isn't supported | the known tags are \(Self.tags)"),
    ("!!in 1", "1:4 the tag `!!in` isn't supported | did you mean `!!int`?"),
    ("!local 1", "1:4 the tag `!local` isn't supported | the known tags are \(Self.tags)"),
    ("!!timestamp 2024-01-31", "1:4 the tag `!!timestamp` isn't supported | the known tags are \(Self.tags)"),
  ]

  @Test(arguments: faultOfScalarCases)
  func faultOfScalar(text: String, fault: String) {
    #expect(faults(in: "a: \(text)\n") == [fault])
  }

  private static let tags = "!!str, !!int, !!float, !!bool, !!null, !!seq, !!map"

  @Test func allFaultsOfADocumentAreReported() {
    #expect(
      faults(in: "a: .inf\nb: !!int x\na: 1\n") == [
        "1:4 `.inf` is a number that JSON doesn't have | put it in quotes if text is meant",
        "2:4 `x` doesn't match its tag `!!int`",
        "3:1 the key `a` is repeated + 1:1 first used here",
      ])
  }
}
