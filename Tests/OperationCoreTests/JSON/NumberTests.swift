import OperationCore
import TestSupport
import Testing

@Suite struct NumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("1234567890", 1_234_567_890),
      ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      // Integral however they are written.
      ("1.0", 1), ("-1.000", -1), ("1e2", 100), ("1.5e1", 15), ("100e-2", 1), ("0.0", 0), ("0e999999999999", 0),
      ("0.000000000000000000000000000", 0), ("1.00000000000000000000000000000000000", 1),
      ("9223372036854775807.0", .max), ("92233720368547758070e-1", .max), ("0.9223372036854775807e19", .max),
      ("-9223372036854775808.000", .min), ("12300000000000000000000000000000e-29", 123),
      ("1000000000000000000000000000e-27", 1),
    ] as [(String, Int64)])
  func readsIntegersExactly(_ text: String, _ expected: Int64) throws {
    #expect(try Int64(json: text) == expected)
  }

  static let range64 = "expected an integer of 64 bits, found a number out of its range"
  static let fraction = "expected an integer, found a number with a fraction"

  @Test(arguments: [
    ("9223372036854775808", range64), ("-9223372036854775809", range64), ("18446744073709551616", range64),
    ("99999999999999999999999999", range64), ("1e19", range64), ("-1e300", range64), ("1e999999999999", range64),
    ("1.0000000000000000000000000001e40", range64),
    ("0.5", fraction), ("-1.25", fraction), ("1e-1", fraction), ("15e-1", fraction), ("1e-999999999999", fraction),
    ("1.00000000000000000000000000000001", fraction), ("9223372036854775807.5", fraction),
    ("\"1\"", "expected an integer, found a string"), ("true", "expected an integer, found a truth value"),
    ("null", "expected an integer, found null"), ("[1]", "expected an integer, found an array"),
    ("{}", "expected an integer, found an object"), ("", "expected an integer, found the end of the text"),
  ])
  func refusesWhatIsNoInteger(_ text: String, _ message: String) throws {
    let error = try #require(refusal(Int64.self, text))
    #expect(error.offset == 0)
    #expect(error.reason.description == message)
    #expect(refusal(Int.self, text) == error)
  }

  @Test(
    arguments: [
      ("2147483647", Int32.max), ("-2147483648", Int32.min), ("2147483647.0", Int32.max), ("2147483648", nil),
      ("-2147483649", nil), ("9223372036854775807", nil),
    ] as [(String, Int32?)])
  func keepsToThirtyTwoBits(_ text: String, _ expected: Int32?) throws {
    #expect((try? Int32(json: text)) == expected)
    if expected == nil {
      #expect(
        refusal(Int32.self, text)?.reason.description
          == "expected an integer of 32 bits, found a number out of its range")
    }
  }

  @Test(arguments: [
    "0", "-0", "0.0", "1", "-1", "0.1", "0.2", "0.3", "1e22", "1e23", "1e-22", "1e-23", "123456789.123456789",
    "9007199254740992", "9007199254740993", "9007199254740993.0", "1.7976931348623157e308", "2.2250738585072014e-308",
    "5e-324", "2e-324", "1e-400", "0.000001", "3.141592653589793238462643383279502884197169399375105820974944592307",
    "179769313486231570000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001e95",
    "8.41e21", "9.5367431640625e-7", "72057594037927945", "1448997445238699", "6.02214076E+23",
  ])
  func readsTheNearestDouble(_ text: String) throws {
    let expected = try #require(Double(text))
    let value = try Double(json: text)
    #expect(value == expected)
    #expect(value.sign == expected.sign)
  }

  @Test func readsTheNearestDoubleOfManyNumbers() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let digits = UInt64.random(in: 0 ... .max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
      let fraction = Int.random(in: 0..<1000, using: &generator)
      let text = "\(digits).\(fraction)e\(Int.random(in: -330...288, using: &generator))"
      #expect(try Double(json: text) == Double(text), "\(text)")
    }
  }

  @Test(arguments: ["1e309", "-1e309", "1.8e308", "1e999999999999"])
  func refusesWhatNoDoubleHolds(_ text: String) {
    #expect(
      refusal(Double.self, text)?.reason.description
        == "expected a number that fits a double, found a number out of its range")
  }

  @Test(arguments: [("\"1\"", "a string"), ("null", "null"), ("[", "an array")])
  func refusesWhatIsNoNumber(_ text: String, _ found: String) {
    #expect(refusal(Double.self, text)?.reason == .unexpected(expected: "a number", found: found))
  }
}
