import OperationCore
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ValueTests {
  // MARK: Secret and Redirect

  struct Credentials {
    var user = "u"
    let key: Secret = "phx-key"
    let list: [Secret?] = ["phx-one"]
  }

  @Test func hidesSecretsWhereverTheyArePrinted() throws {
    let secret = Secret("phx-key")
    var dumped = ""
    dump(Credentials(), to: &dumped)
    dump(secret, to: &dumped)
    let all = [
      "\(secret)", String(describing: secret), String(reflecting: secret), secret.debugDescription, dumped,
      "\(Credentials())", "\([secret: secret])", "\(Optional(secret) as Any)", "\(Patch.set(secret))", "\(Box(secret))",
      "\(Mirror(reflecting: secret).children.map { "\($0)" })", String(reflecting: Credentials()),
    ]
    for text in all { #expect(!text.contains("phx"), "\(text)") }
    #expect("\(secret)" == "<redacted>")
    #expect(secret.exposedValue == "phx-key")
    #expect(secret == "phx-key" && secret != "other")
    #expect(try Secret(json: "\"phx-key\"") == secret)
  }

  @Test(arguments: [
    ("https://h/p?X-Amz-Signature=sig", "https://h/p?<redacted>"), ("https://h/p", "https://h/p"),
    ("https://user:sig@h/p?sig", "https://<redacted>@h/p?<redacted>"),
    ("https://h/p?\u{301}sig", "https://h/p?<redacted>"),
    ("/p?", "/p?<redacted>"), ("https://h/p%3Fsig", "https://h/p?<redacted>"),
    ("https:user:sig@h/p", "https:<redacted>@h/p"), ("//user:sig@h/p", "//<redacted>@h/p"),
    ("https://h:1/sig@x", "https://<redacted>@x"), ("https://h/p#sig", "https://h/p?<redacted>"), ("", ""),
  ])
  func hidesTheQueryOfARedirect(_ location: String, _ expected: String) {
    let redirect = Redirect(location: location)
    var dumped = ""
    dump(redirect, to: &dumped)
    #expect(redirect.description == expected)
    for text in ["\(redirect)", String(reflecting: redirect), "\([redirect])", dumped] {
      #expect(!text.contains("sig"))
    }
    #expect(redirect.location == location)
  }

  // MARK: Open enums

  struct Level: OpenEnum {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    static var info: Self { Self(rawValue: "INFO") }
    static var known: [Self] { [.info] }
  }

  struct Size: OpenIntegerEnum {
    let rawValue: Int
    init(rawValue: Int) { self.rawValue = rawValue }
    static var small: Self { Self(rawValue: 1) }
    static var known: [Self] { [.small] }
  }

  @Test func keepsValuesThatAreNotKnown() throws {
    #expect(try [Level](json: #"["INFO","NEW",""]"#).map(\.isKnown) == [true, false, false])
    #expect(try [Level](json: #"["INFO","NEW"]"#).jsonText == #"["INFO","NEW"]"#)
    #expect(try [Size](json: "[1,2]").map(\.isKnown) == [true, false])
    #expect(try [Size](json: "[1,2]").jsonText == "[1,2]")
    #expect("\(Level.info) \(Size.small)" == "INFO 1")
    #expect(Level.info.queryText == "INFO" && Size.small.queryText == "1")
    #expect(refusal(Level.self, "1") != nil)
    #expect(refusal(Size.self, "\"1\"") != nil)
  }

  // MARK: UUID

  @Test(arguments: [
    "0190f3b1-abcd-7000-8000-0123456789ef", "0190F3B1-ABCD-7000-8000-0123456789EF",
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ])
  func readsUUIDsInEitherCase(_ text: String) throws {
    let id = try UUID(json: "\"\(text)\"")
    #expect(id == UUID(uuidString: text))
    #expect(id.jsonText == "\"\(text.lowercased())\"")
    #expect(id.pathSegment == text.lowercased())
  }

  /// Each character in turn is replaced by every byte there is; only a digit in the place of one is accepted.
  @Test func refusesWhatIsNoUUID() throws {
    let text = Array("0190f3b1-abcd-7000-8000-0123456789ef".utf8)
    for place in text.indices {
      for byte in UInt8.min ... .max {
        var changed = text
        changed[place] = byte
        let isDigit = Character(Unicode.Scalar(byte)).isHexDigit && byte < 0x80
        let isHyphen = text[place] == UInt8(ascii: "-")
        let isAccepted = (try? UUID(json: [0x22] + changed + [0x22])) != nil
        #expect(isAccepted == (isHyphen ? byte == text[place] : isDigit), "\(place) \(byte)")
      }
    }
    for text in [
      "", "0190f3b1", "0190f3b1-abcd-7000-8000-0123456789e", "{190f3b1-abcd-7000-8000-0123456789ef}",
      "0190f3b1abcd700080000123456789ef", "0190f3b1-abcd-7000-8000-0123456789ef0",
    ] {
      #expect(
        refusal(UUID.self, "\"\(text)\"")?.reason
          == .unexpected(expected: "a UUID", found: "a string of another form"))
    }
  }

  // MARK: Box and Patch

  @Test func boxesRecursiveMembers() throws {
    let tree = try Tree(json: #"{"name":"a","child":{"name":"b","child":null}}"#)
    #expect(tree.child?.value.name == "b")
    #expect(tree.child?.value.child == nil)
    #expect(Box(1) == Box(1) && Box(1) != Box(2) && Box(1).hashValue == Box(1).hashValue)
    #expect("\(Box([1]))" == "[1]")
  }

  @Test func comparesPatches() {
    #expect(Patch.set(1) == .set(1) && Patch.set(1) != .set(2) && Patch<Int>.keep != .clear)
    #expect(Set([Patch.set(1), .set(1), .keep, .clear]).count == 3)
  }
}
