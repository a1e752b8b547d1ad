// What an error may show of a text that came from elsewhere.

import OperationCore
import Testing

@testable import PostHogBatchExports

@Suite("Excerpts")
struct ExcerptTests {
  @Test(
    "show names and structure around a place, and no string value",
    arguments: [
      (#"{"id": 7, "name": "hidden"}"#, 7, #"{"id":7,"name":"…"}"#),
      (#"["hidden", "a \" b \\", true, null, -1.5e3]"#, 0, #"["…","…",true,null,-1.5e3]"#),
      (#"{"a\"b":"c"}"#, 3, #"{"a\"b":"…"}"#),
      (#"{"cut":"hid"#, 8, #"{"cut":"…""#),
      (#"{"cut\"#, 3, #"{"…""#),
      (#"{"odd": #\#u{7F}ü}"#, 8, #"{"odd":#???}"#),
      ("  \n[1]", 4, "[1]"),
      ("<html>hidden</html>", 0, ""),
      (#""hidden""#, 1, ""),
      ("", 0, ""),
      ("[]", 99, "[]"),
      ("[]", -99, "[]"),
    ])
  func jsonExcerpt(text: String, offset: Int, excerpt: String) {
    #expect(JSONExcerpt.around(offset, in: Array(text.utf8), hiding: "secret-key") == excerpt)
  }

  @Test("of a long text are short, and say that there is more")
  func longText() {
    let text = "[" + String(repeating: #"{"name":"hidden"},"#, count: 10_000) + "1]"
    let excerpt = JSONExcerpt.around(90_000, in: Array(text.utf8), hiding: "secret-key")
    #expect(excerpt.count < 200)
    #expect(excerpt.hasPrefix("…") && excerpt.hasSuffix("…"))
    #expect(excerpt.contains(#"{"name":"…"},"#))
  }

  @Test(
    "hide keys, whole and cut",
    arguments: [
      ("nothing here", "nothing here"),
      ("a secret-key, twice secret-key", "a <redacted>, twice <redacted>"),
      ("phx_abc-1_2. pha_x phs_ phc_9", "phx_<redacted>. pha_<redacted> phs_<redacted> phc_<redacted>"),
      ("\u{600}phx_abc e\u{301}secret-key\u{FE0F}", "\u{600}phx_<redacted> e\u{301}<redacted>\u{FE0F}"),
      ("phx_" + String(repeating: "a", count: 9_000) + "secret-key", "phx_<redacted>"),
      ("phx_" + String(repeating: "a", count: 3_989) + ".secret-key", "phx_<redacted>.<redacted>"),
      (String(repeating: "x", count: 3_995) + "secret-key", String(repeating: "x", count: 3_995) + "<reda"),
    ])
  func keys(text: String, expected: String) {
    #expect(KeyRedaction.redacted(text, key: "secret-key") == expected)
  }

  @Test("are bounded whatever a character is made of")
  func boundedScalars() {
    let text = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(KeyRedaction.redacted(text, key: "secret-key").unicodeScalars.count == 4_000)
  }

  @Test(
    "fit on a line",
    arguments: [("a\r\nb\tc\u{1B}[1m\u{2028}\u{202E}d", "a  b c [1m  d"), ("12345678901", "1234567890…"), ("", "")])
  func line(text: String, expected: String) {
    #expect(printable(text, limit: text.hasPrefix("1") ? 10 : 100) == expected)
  }
}
