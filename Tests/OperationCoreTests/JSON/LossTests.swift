// Optional properties that can't be read, and texts with half of a surrogate pair: the rest is read, and what was lost is noted.

import OperationCore
import Testing

@Suite struct LossTests {
  struct Part: JSONObjectReadable, Equatable {
    let id: Int

    init(members json: inout JSONReader) throws(JSONError) { id = try json.required("id") }
  }

  struct Thing: JSONObjectReadable {
    let id: Int
    let size: Int64?
    let isOn: Bool
    let part: Part?
    let parts: [Part]?
    let name: String?

    init(members json: inout JSONReader) throws(JSONError) {
      id = try json.required("id")
      size = try json.optional("size")
      isOn = try json.optional("is_on", default: true)
      part = try json.optional("part")
      parts = try json.optional("parts")
      name = try json.optional("name")
    }
  }

  private func read<T: JSONReadable>(_ type: T.Type = [Thing].self, _ text: String) throws -> (T, [String]) {
    var unrecognized = UnrecognizedContent(includesUnknown: false)
    let value: T = try Array(text.utf8).withUnsafeBytes { try JSONReader.read($0, noting: &unrecognized) }
    return (value, unrecognized.findings.map(\.description))
  }

  @Test(
    arguments: [
      (
        #"{"id":1,"size":-9223372036854776000,"name":"a"}"#,
        "size: expected an integer of 64 bits, found a number out of its range"
      ),
      (#"{"id":1,"size":"7","name":"a"}"#, "size: expected an integer, found a string"),
      (#"{"id":1,"size":{"deep":[1,{"x":null}]},"name":"a"}"#, "size: expected an integer, found an object"),
      (#"{"name":"a","size":1.5,"id":1}"#, "size: expected an integer, found a number with a fraction"),
      (#"{"id":1,"part":{"no":1},"name":"a"}"#, #"part: the property "id" is missing"#),
      (#"{"id":1,"part":[],"name":"a"}"#, "part: expected an object, found an array"),
      (#"{"id":1,"parts":[{"id":1},{"id":null}],"name":"a"}"#, "parts: expected an integer, found null"),
      (#"{"id":1,"parts":{},"name":"a"}"#, "parts: expected an array, found an object"),
    ])
  func anOptionalPropertyThatCanNotBeReadIsNil(_ text: String, _ expected: String) throws {
    let (things, losses) = try read([Thing].self, "[\(text),\(text), {\"id\":2,\"size\":5}]")
    #expect(things.map(\.id) == [1, 1, 2])
    #expect(things.map(\.name) == ["a", "a", nil])
    #expect(things[0].size == nil && things[0].part == nil && things[0].parts == nil)
    #expect(things[2].size == 5)
    let name = expected.prefix { $0 != ":" }
    #expect(losses == ["/0/\(name): Thing can't read \(expected)"])
  }

  @Test(
    "a required property, one with a default, and what is no JSON stay errors",
    arguments: [
      #"[{"id":"1"}]"#, #"[{"id":1,"is_on":"yes"}]"#, #"[{"id":1,"size":01}]"#, #"[{"id":1,"size":[1,}]"#,
      #"[{"id":1,"size":"unended}]"#, #"[{"id":1,"size":tru}]"#, #"[{"id":1,"size":1.5"name":"a"}]"#,
    ])
  func refuses(_ text: String) {
    #expect(throws: JSONError.self) { _ = try read([Thing].self, text) }
  }

  @Test("a text that is cut anywhere is an error")
  func cutTexts() throws {
    let text =
      #"[{"id":1,"size":-9223372036854776000,"is_on":false,"part":{"no":1},"parts":[{}],"name":"a\ud83d"},{"id":2,"size":[]}]"#
    #expect(try read([Thing].self, text).1.count == 5)
    for count in 0..<text.utf8.count {
      #expect(throws: JSONError.self) {
        _ = try read([Thing].self, String(decoding: text.utf8.prefix(count), as: UTF8.self))
      }
    }
  }

  @Test("where nobody would hear of a loss it is an error")
  func strictWithoutACollector() {
    #expect(
      refusal(Thing.self, #"{"id":1,"size":"7"}"#)?.reason == .unexpected(expected: "an integer", found: "a string"))
  }

  enum Either: JSONReadable {
    case thing(Thing)
    case other(JSONValue)

    init(from json: inout JSONReader) throws(JSONError) {
      if let thing = json.attempt(Thing.self) {
        self = .thing(thing)
      } else {
        self = .other(try JSONValue(from: &json))
      }
    }
  }

  @Test("a value is not taken for a shape that it fits only by losing something")
  func strictInAttempts() throws {
    let (values, losses) = try read([Either].self, #"[{"id":1,"size":"7"},{"id":1,"size":7}]"#)
    guard case .other(let value) = values[0], case .thing(let thing) = values[1] else {
      Issue.record("\(values)")
      return
    }
    #expect(value["size"]?.string == "7" && thing.size == 7 && losses == [])
  }

  @Test(
    arguments: [
      (#""\uD834""#, "\u{FFFD}"), (#""\uD834x\uDD1E""#, "\u{FFFD}x\u{FFFD}"), (#""\uDD1E\uD834""#, "\u{FFFD}\u{FFFD}"),
      (#""\uD834\uD834\uDD1E""#, "\u{FFFD}𝄞"), (#""\uD834\n    ""#, "\u{FFFD}\n    "),
      (#""a\ud83d\\u""#, "a\u{FFFD}\\u"),
    ])
  func halfOfASurrogatePairReadsAsTheReplacementCharacter(_ text: String, _ expected: String) throws {
    #expect(try String(json: text) == expected)
    #expect(try JSONValue(json: text).string == expected)
    let (things, losses) = try read([Thing].self, #"[{"id":1},{"id":2,"name":\#(text)},{"id":3,"name":\#(text)}]"#)
    #expect(things.map(\.name) == [nil, expected, expected])
    #expect(losses == ["/1/name: Thing has a text with half of a surrogate pair"])
  }

  @Test("escapes that are none stay errors", arguments: [#""\uD834\u12""#, #""\uD834\u12G4""#, #""\uD8""#])
  func refusesBrokenEscapes(_ text: String) {
    #expect(refusal(String.self, text) != nil)
  }

  @Test("the link to the next page is never lost: the list would end there", arguments: ["5", "[]", "{}", "false"])
  func links(_ link: String) throws {
    let page = #"{"count":9,"next":\#(link),"previous":null,"results":[]}"#
    #expect(throws: JSONError.self) { _ = try read(OffsetPage<Thing>.self, page) }
    #expect(throws: JSONError.self) { _ = try read(CursorPage<Thing>.self, page) }
    #expect(throws: JSONError.self) { _ = try read(TimePage<Thing>.self, page) }
  }

  @Test func aPageCanBeComparedAndEncoded() throws {
    let text = #"{"count":2,"next":"https://a/?offset=1","previous":null,"results":["a","b"]}"#
    let page = try OffsetPage<String>(json: text)
    #expect(page.jsonText == text)
    #expect(try OffsetPage(json: page.jsonText) == page)
    #expect(try CursorPage<String>(json: text).jsonText == text.replacing(#""count":2,"#, with: ""))
    let (one, other) = (try TimePage<String>(json: text), try TimePage<String>(json: text))
    #expect(one == other)
  }

  /// Optional values within optional values, each of which fails at its end, are read again once a level.
  @Test func timeIsBoundedByTheDepth() throws {
    struct Nest: JSONObjectReadable {
      let pad: String?
      let inner: Box<Nest>?
      let last: Int

      init(members json: inout JSONReader) throws(JSONError) {
        pad = try json.optional("pad")
        inner = try json.optional("inner")
        last = try json.required("last")
      }
    }
    let depth = 100
    let pad = String(repeating: "x", count: 10_000)
    let text =
      String(repeating: #"{"pad":"\#(pad)","inner":"#, count: depth) + "0"
      + String(repeating: #","last":"no"}"#, count: depth)
    let (nests, losses) = try read([String: Nest?].self, "{}")
    #expect(nests.isEmpty && losses.isEmpty)
    let error = #expect(throws: JSONError.self) { _ = try read(Nest.self, text) }
    #expect(error?.reason == .unexpected(expected: "an integer", found: "a string"))
  }
}
