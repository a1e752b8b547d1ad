import OperationCore
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct WriterTests {
  struct Part: JSONObjectWritable {
    var x: Int? = nil
    var change: Patch<String> = .keep
    var parts: [Part] = []
    var rest: [String: Int] = [:]

    func write(members json: inout JSONWriter) {
      json.write("x", x)
      json.write("change", change)
      if !parts.isEmpty { json.write("parts", parts) }
      json.writeMembers(of: rest)
    }
  }

  @Test(arguments: [
    (Part(), "{}"), (Part(x: 1), #"{"x":1}"#), (Part(change: .clear), #"{"change":null}"#),
    (Part(change: .set("a")), #"{"change":"a"}"#), (Part(x: 1, change: .set("a")), #"{"x":1,"change":"a"}"#),
    (Part(parts: [Part(), Part(x: 2)]), #"{"parts":[{},{"x":2}]}"#),
    (Part(x: 0, rest: ["b": 2, "": 0, "a": 1, "Z": 3]), #"{"x":0,"":0,"Z":3,"a":1,"b":2}"#),
  ])
  func writesMembersInOrder(_ part: Part, _ expected: String) {
    #expect(part.jsonText == expected)
  }

  @Test func writesMembersOfAnyType() {
    let values: [any JSONWritable] = [1, "a", [true], Part(x: 1), JSONValue.null]
    var json = JSONWriter()
    json.writeObject { json in
      for value in values { json.write("v", value) }
      json.writeNull("n")
    }
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"v":1,"v":"a","v":[true],"v":{"x":1},"v":null,"n":null}"#)
  }

  @Test(arguments: [
    ("", #""""#), ("a", #""a""#), ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\0\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""), ("é€𝄞", "\"é€𝄞\""),
    ("\u{2028}\u{FFFF}", "\"\u{2028}\u{FFFF}\""), ("a\"b\"c", #""a\"b\"c""#), ("\"[{", #""\"[{""#),
  ])
  func escapesWhatItHasTo(_ text: String, _ expected: String) throws {
    #expect(text.jsonText == expected)
    #expect(try String(json: text.jsonBytes) == text)
    #expect([text: text].jsonText == "{\(expected):\(expected)}")
  }

  @Test(arguments: [
    (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e+308"), (-1.25, "-1.25"),
  ])
  func writesTheShortestDigits(_ number: Double, _ expected: String) throws {
    #expect(number.jsonText == expected)
    #expect(try Double(json: expected) == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func writesNullForWhatIsNoNumberAndTells(_ number: Double) {
    var json = JSONWriter()
    #expect(!json.hasUnrepresentableValue)
    [1, number].write(to: &json)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[1.0,null]")
    #expect(json.hasUnrepresentableValue)
  }

  @Test func writesScalars() throws {
    #expect([Int.min, 0, .max].jsonText == "[-9223372036854775808,0,9223372036854775807]")
    #expect([Int32.min, .max].jsonText == "[-2147483648,2147483647]")
    #expect([true, false].jsonText == "[true,false]")
    #expect(["a", nil].jsonText == #"["a",null]"#)
    #expect(["b": [1], "a": []].jsonText == #"{"a":[],"b":[1]}"#)
    #expect([[Int]]().jsonText == "[]")
    let id = try #require(UUID(uuidString: "0190F3B1-AbCd-7000-8000-00000000000A"))
    #expect(id.jsonText == #""0190f3b1-abcd-7000-8000-00000000000a""#)
    #expect(Date(timeIntervalSince1970: 0).jsonText == #""1970-01-01T00:00:00Z""#)
    #expect(CalendarDay("2024-02-29")?.jsonText == #""2024-02-29""#)
    #expect(Secret("s").jsonText == #""s""#)
    #expect(Box(1).jsonText == "1")
  }
}
