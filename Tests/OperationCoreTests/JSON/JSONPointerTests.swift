import OperationCore
import Testing

@Suite struct JSONPointerTests {
  static let text = #"{"a":{"b":[10,{"c/d":"x~y"},[]]},"e~f":[[1]],"":2,"\u0061b":null}"#

  /// The pointer of every value in the text, at its first byte.
  @Test(arguments: [
    (#"{"a""#, ""), (#"{"b""#, "/a"), ("[10", "/a/b"), ("10", "/a/b/0"), (#"{"c"#, "/a/b/1"),
    (#""x~y""#, "/a/b/1/c~1d"),
    ("[]]", "/a/b/2"), ("[[1", "/e~0f"), ("[1]", "/e~0f/0"), ("1]]", "/e~0f/0/0"), ("2,", "/"), ("null", "/ab"),
  ])
  func pointsToAValue(_ part: String, _ expected: String) throws {
    let offset = try #require(Self.text.utf8.firstRange(of: part.utf8)?.lowerBound)
    let distance = Self.text.utf8.distance(from: Self.text.startIndex, to: offset)
    let error = JSONError(offset: distance, .missing(member: "m"))
    #expect(error.pointer(in: Array(Self.text.utf8)) == expected)
  }

  @Test(arguments: [
    ("", ""), ("x", ""), (#"{"a":}"#, "/a"), (#"{"a":[1,tru]}"#, "/a/1"), (#"{"a":[1 2]}"#, "/a"),
    (#"{"a":{"b":"\x"}}"#, "/a/b"), (#"{"a":{"b"#, "/a"), (#"{"a":{"b":"c"}"#, ""), (#"{"a":[1,2]] "#, ""),
    (#"{"a":01}"#, "/a"), (#"[[[],[1,-]]]"#, "/0/1/1"), (#"{"a" 1}"#, ""), (#"{"a":1}{"#, ""),
  ])
  func pointsToTheValueThatIsBroken(_ text: String, _ expected: String) throws {
    let error = try #require(refusal(JSONValue.self, text))
    #expect(error.pointer(in: Array(text.utf8)) == expected)
  }

  @Test func answersForAnyOffsetAndText() {
    for offset in [-5, 0, 3, 1000, Int.max] {
      for text in ["", "[", "{}", Self.text] {
        let pointer = JSONError(offset: offset, .missing(member: "m")).pointer(in: Array(text.utf8))
        #expect(pointer.isEmpty || pointer.hasPrefix("/"))
      }
    }
  }
}
