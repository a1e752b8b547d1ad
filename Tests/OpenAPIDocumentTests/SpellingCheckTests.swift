@testable import OpenAPIDocument
import Testing

@Suite struct SpellingCheckTests {
  /// Texts of ASCII without these characters aren't looked at, as no other text is equal to them. Ideographs, syllables
  /// and the characters from U+10000 on aren't tried, because that takes a minute.
  @Test func onlyAFewCharactersOfASCIIHaveASecondForm() {
    let ascii = (UInt8(0)..<0x80).map { (byte: $0, text: String(Unicode.Scalar($0))) }
    let bytes = Dictionary(uniqueKeysWithValues: ascii.map { ($0.text, $0.byte) })
    let others = [UInt32(0x80)..<0x3400, 0xF900..<0x10000].joined().lazy.compactMap(Unicode.Scalar.init).compactMap {
      bytes[String($0)]
    }
    #expect(Set(others) == Set((0..<0x80).filter(SpellingCheck.isAmbiguous)))
  }
}
