// What a server says and no type knows: found where it stands, bounded, and without values of members.

import OperationCore
import Testing

@Suite struct UnrecognizedContentTests {
  struct Color: OpenEnum {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    static var known: [Self] { [Self(rawValue: "red"), Self(rawValue: "")] }
  }

  struct Size: OpenIntegerEnum {
    let rawValue: Int
    init(rawValue: Int) { self.rawValue = rawValue }
    static var known: [Self] { [Self(rawValue: 1)] }
  }

  struct Ball: JSONObjectReadable {
    let color: Color?
    let sizes: [Size]
    let inner: [String: Ball]

    init(members json: inout JSONReader) throws(JSONError) {
      color = try json.optional("color")
      sizes = try json.optional("sizes") ?? []
      inner = try json.optional("inner") ?? [:]
    }
  }

  private func unrecognized(_ text: String) throws -> [UnrecognizedContent.Finding] {
    var unrecognized = UnrecognizedContent()
    let _: [Ball] = try Array(text.utf8).withUnsafeBytes { try JSONReader.read($0, noting: &unrecognized) }
    return unrecognized.findings
  }

  @Test(
    arguments: [
      (#"[{"color":"red","sizes":[1],"inner":{}}, {}]"#, []),
      (#"[{"color":"blue"},{"color":"blue"}]"#, ["/0/color: Color knows no value blue"]),
      (
        #"[{"color":null},{"sizes":[1,7,-2]}]"#,
        ["/1/sizes/1: Size knows no value 7", "/1/sizes/2: Size knows no value -2"]
      ),
      // Members in another order are read later, and told with the place where they stand.
      (
        #"[{"x":{"y":1},"sizes":[3],"color":"blue"}]"#,
        [
          "/0/color: Color knows no value blue", "/0/sizes/0: Size knows no value 3",
          "/0/x: Ball knows no property x (object)",
        ]
      ),
      (
        #"[{"inner":{"a/b~c":{"new":"secret"},"":{"old":[]}}}]"#,
        [
          "/0/inner/a~1b~0c/new: Ball knows no property new (string)",
          "/0/inner//old: Ball knows no property old (array)",
        ]
      ),
      (#"[{"n\u0065w":null},{"new":1.5}]"#, ["/0/new: Ball knows no property new (null)"]),
      (#"[{"a\nb\u202Ec":true}]"#, ["/0/a b c: Ball knows no property a b c (bool)"]),
      (
        #" [ { "color" : "blue" , "new" : 1 } ] "#,
        ["/0/color: Color knows no value blue", "/0/new: Ball knows no property new (number)"]
      ),
    ] as [(String, [String])])
  func findsWhatIsNotKnown(_ text: String, _ expected: [String]) throws {
    #expect(try unrecognized(text).map(\.description) == expected)
  }

  @Test func keepsNoValueOfAMember() throws {
    let findings = try unrecognized(#"[{"token":"phx_secret","config":{"password":"hunter2"}}]"#)
    var dumped = ""
    dump(findings, to: &dumped)
    #expect(!dumped.contains("secret") && !dumped.contains("hunter2") && !dumped.contains("password"))
    #expect(findings.map(\.kind) == [.unknownProperty("token"), .unknownProperty("config")])
    #expect(findings.map(\.valueKind) == [.string, .object])
  }

  @Test func boundsWhatItKeeps() throws {
    let long = String(repeating: "x", count: 10_000)
    let findings = try unrecognized(#"[{"color":"\#(long)","\#(long)":1,"inner":{"\#(long)":{"new":1}}}]"#)
    #expect(findings.count == 3)
    for finding in findings { #expect(finding.description.utf8.count < 700) }
    let many = (0..<5000).map { #""m\#($0)":0"# }.joined(separator: ",")
    #expect(try unrecognized("[{\(many)}]").count == UnrecognizedContent.limit)
    let colors = (0..<5000).map { #"{"color":"c\#($0)"}"# }.joined(separator: ",")
    #expect(try unrecognized("[\(colors)]").count == UnrecognizedContent.limit)
  }

  /// The depth that answers may have is no danger for whoever looks for places.
  @Test func findsPlacesInDeepAnswers() throws {
    let depth = 60
    let text =
      "[" + String(repeating: #"{"inner":{"a":"#, count: depth) + #"{"new":1}"# + String(repeating: "}}", count: depth)
      + "]"
    #expect(try unrecognized(text).first?.pointer == "/0" + String(repeating: "/inner/a", count: depth) + "/new")
  }

  /// One collector for several answers keeps what each adds, with its own place.
  @Test func collectsOverAnswers() throws {
    let operation = APIOperation<[Ball]>("balls", .get, "/", responses: .json(200))
    var unrecognized = UnrecognizedContent()
    for body in [#"[{"a":1}]"#, #"[{},{"a":1,"b":2}]"#, #"[{"c":1},"broken"]"#] {
      _ = try? operation.decode(RawResponse(status: 200, body: Array(body.utf8)), noting: &unrecognized)
    }
    #expect(unrecognized.findings.map(\.pointer) == ["/0/a", "/1/b"])
  }

  /// Log lists are read by their text as well, and tell no less for it.
  @Test func findsWhatLogListsHold() throws {
    let operation = APIOperation<TimePage<Ball>>("log", .get, "/", responses: .json(200), paging: .before(member: "t"))
    var unrecognized = UnrecognizedContent()
    let page = #"{"results":[{"color":"blue"},{"t":1}],"next":null,"more":1}"#
    _ = try operation.decode(RawResponse(status: 200, body: Array(page.utf8)), noting: &unrecognized)
    #expect(unrecognized.findings.map(\.pointer) == ["/results/0/color", "/results/1/t", "/more"])
    let broken = Array(#"{"results":[1]}"#.utf8)
    let error = #expect(throws: ResponseDecodingError.self) {
      try operation.decode(RawResponse(status: 200, body: broken))
    }
    guard case .json(let error)? = error else {
      Issue.record("the error isn't JSON's")
      return
    }
    #expect(error.pointer(in: broken) == "/results/0")
  }
}
