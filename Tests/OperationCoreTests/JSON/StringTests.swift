import OperationCore
import Testing

@Suite struct StringTests {
  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041""#, "A"),
    (#""\u00e9\u00E9""#, "éé"), (#""\u20AC""#, "€"), (#""\uD834\uDD1E""#, "𝄞"), (#""\ud834\udd1e!""#, "𝄞!"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\uFFFF\u0000\uD7FF\uE000""#, "\u{FFFF}\0\u{D7FF}\u{E000}"),
    (#""\\u0041""#, "\\u0041"), ("\"é€𝄞\"", "é€𝄞"), ("\"e\u{301}\"", "e\u{301}"),
    (
      #""long enough for several words\n, with an escape and \u00fcml\u00e4uts""#,
      "long enough for several words\n, with an escape and ümläuts"
    ),
  ])
  func reads(_ text: String, _ expected: String) throws {
    let value = try String(json: text)
    #expect(Array(value.utf8) == Array(expected.utf8))
  }

  /// The scan goes by words of eight bytes: a special byte has to be seen at every place in one, and at the end.
  @Test(arguments: 0..<40)
  func seesSpecialBytesAtEveryPlace(_ place: Int) throws {
    let before = String(repeating: "x", count: place)
    for after in ["", "y", "yyyyyyyyyyyyyyyy"] {
      #expect(try String(json: "\"\(before)\\n\(after)\"") == before + "\n" + after)
      #expect(try String(json: "\"\(before)é\(after)\"") == before + "é" + after)
      #expect(refusal(String.self, "\"\(before)\u{1}\(after)\"")?.offset == place + 1)
      #expect(refusal(String.self, "\"\(before)")?.offset == place + 1)
      #expect(refusal(String.self, "\"\(before)\"\(after)x")?.offset == place + 2)
    }
  }

  @Test func seesEveryByteAsItIs() {
    for byte in UInt8.min...UInt8.max {
      let isAccepted = byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      let text = [0x22, 0x61, 0x62, byte, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x22]
      #expect((refusal(String.self, text) == nil) == isAccepted, "\(byte)")
    }
  }

  /// Every scalar that there is, as it is and escaped.
  @Test func readsEveryScalar() throws {
    for first in stride(from: UInt32(0x80), through: 0x10FFFF, by: 0x100) {
      let scalars = (first..<first + 0x100).compactMap(Unicode.Scalar.init)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let escaped = scalars.flatMap { UTF16.encode($0).map(Array.init) ?? [] }.map { unit in
        "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
      }
      #expect(try String(json: "\"\(String(text))\"").utf8.elementsEqual(String(text).utf8))
      #expect(try String(json: "\"\(escaped.joined())\"").utf8.elementsEqual(String(text).utf8))
    }
  }
}
