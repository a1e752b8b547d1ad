import OperationCore
import Testing

@testable import OperationClient
@testable import PostHogBatchExports

/// What an error may show of a text that came from elsewhere.
@Suite("Excerpts")
struct ExcerptTests {
  @Test(
    "show structure and the names of ours around a place, no value, and nothing behind the end of what is JSON",
    arguments: [
      (#"{"id": 7, "name": "hidden"}"#, 7, #"{"id":…,"name":"…"}"#),
      (#"{"id": 7, "hidden": {"name": 1}}"#, 7, #"{"id":…,"…":{"name":…}}"#),
      (#"["hidden", "a \" b \\", true, null, -1.5e3]"#, 0, #"["…","…",true,null,…]"#),
      (#"{"a\"b":"c"}"#, 3, #"{"…":"…"}"#),
      (#"{"\u0069d":"c"}"#, 3, #"{"…":"…"}"#),
      (#"{"id":"hid"#, 8, #"{"id":""#),
      (#"{"id\"#, 3, #"{"…"#),
      (#"{"id": #\#u{7F}ü}"#, 8, #"{"id":…"#),
      (#"{'headers': 'Bearer hidden'}"#, 1, "{…"),
      (#"{"id": "a"", "name": "hidden"}"#, 0, #"{"id":"…"…"#),
      (#"{"id": "a, "hidden": "b"}"#, 11, #"{"id":"…"…"#),
      (#"{"id": b'hidden'}"#, 0, #"{"id":…"#),
      (#"{"id": 12345678"#, 0, #"{"id":…"#),
      (#"[1] hidden"#, 0, "[…]…"),
      ("  \n[1]", 4, "[…]"),
      ("<html>hidden</html>", 0, ""),
      (#""hidden""#, 1, ""),
      ("", 0, ""),
      ("[]", 99, "[]"),
      ("[]", -99, "[]"),
    ])
  func jsonExcerpt(text: String, offset: Int, excerpt: String) {
    #expect(JSONExcerpt(Array(text.utf8), names: ["id", "name"]).around(offset) == excerpt)
  }

  @Test("of a long text are short, and say that there is more")
  func longText() {
    let text = "[" + String(repeating: #"{"name":"hidden"},"#, count: 10_000) + "1]"
    let excerpt = JSONExcerpt(Array(text.utf8), names: ["name"]).around(90_000)
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
    #expect(KeyRedaction.postHog.redacted(text, key: "secret-key") == expected)
  }

  @Test(
    "of pointers show places and the names of ours",
    arguments: [
      ("", ""), ("/", "/"), ("/results/0/id", "/results/0/id"), ("/results/hidden/12", "/results/…/12"),
      ("/1234567", "/…"), ("/hid~1den/id", "/…/id"),
    ])
  func pointer(_ pointer: String, _ shown: String) {
    #expect(JSONExcerpt([], names: ["id", "results"]).hidingNames(in: pointer) == shown)
  }

  /// However a server, a proxy or a program in between writes it.
  @Test(
    "hide keys however they are spelled",
    arguments: [
      "se%63ret-key", "%73%65%63%72%65%74%2dkey", "%73%65%63%72%65%74%2Dkey", "%2573ecret%252Dkey", "SECRET-KEY",
      #"\u0073ecret\u002dkey"#, #"\\u0073ecret-key"#, #"\x73ecret\x2Dkey"#, #"secret\-key"#, #"\u{73}ecret-key"#,
      #"\U00000073ecret-key"#, "&#115;ecret&#45;key", "&#x73;ecret&#X2d;key", "%5Cu0073ecret-key",
    ],
    ["KEY", "a KEY.", "https://evil.example/KEY/", #"{"a":"KEY"}"#])
  func spelledKeys(spelling: String, frame: String) {
    let text = KeyRedaction.postHog.redacted(frame.replacing("KEY", with: spelling), key: "secret-key")
    #expect(text == frame.replacing("KEY", with: "<redacted>"))
  }

  @Test(
    "hide keys of any characters, in a JSON Pointer too", arguments: ["a/b~c%20d", "a~1b~0c%20d", "a%2Fb%7Ec%2520d"])
  func oddKeys(spelling: String) {
    #expect(KeyRedaction.postHog.redacted("/x\(spelling)/y", key: "a/b~c%20d") == "/x<redacted>/y")
  }

  @Test(
    "hide what looks like a key however it is spelled",
    arguments: ["phx%5Fab%63", #"\u0070hx_abc"#, "PHX_abc", "%70%68%78%5f%61"])
  func spelledPrefix(spelling: String) {
    #expect(KeyRedaction.postHog.redacted("/\(spelling)/x", key: nil) == "/phx_<redacted>/x")
  }

  @Test(
    "hide a key of which the end was cut off",
    arguments: ["x secret-", "x secret-ke", "x secret-k…/more", "x secret%2", "x secret%2…"])
  func cutKeys(text: String) {
    #expect(
      KeyRedaction.postHog.redacted(text, key: "secret-key")
        == (text.hasSuffix("more") ? "x <redacted>…/more" : text.hasSuffix("…") ? "x <redacted>…" : "x <redacted>"))
  }

  @Test(
    "leave other text as it is",
    arguments: ["secret", "100% of a\\b & c~d", "se%cret-key", "secret key", #"\u00zz \x &#; %"#, "%"])
  func otherText(text: String) {
    #expect(KeyRedaction.postHog.redacted(text + " and on", key: "secret-key") == text + " and on")
  }

  @Test(
    "take bounded time for text that is all escapes",
    arguments: ["\\", "%25", "&#", "~", "%", "://", "Bearer ", "\\u005c"])
  func boundedEscapes(unit: String) {
    let text = String(repeating: unit, count: 100_000)
    #expect(KeyRedaction.postHog.redacted(text, key: "secret-key").unicodeScalars.count <= 4_000)
  }

  @Test("are bounded whatever a character is made of")
  func boundedScalars() {
    let text = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(KeyRedaction.postHog.redacted(text, key: "secret-key").unicodeScalars.count == 4_000)
  }

  @Test(
    "fit on a line",
    arguments: [("a\r\nb\tc\u{1B}[1m\u{2028}\u{202E}d", "a  b c [1m  d"), ("12345678901", "1234567890…"), ("", "")])
  func line(text: String, expected: String) {
    #expect(printable(text, limit: text.hasPrefix("1") ? 10 : 100) == expected)
  }
}
