import OperationCore
import Testing

@Suite struct MemberTests {
  struct Record: JSONObjectReadable, Equatable {
    let id: Int
    let name: String
    let note: String?
    let parts: [Part]
    let isActive: Bool

    init(members json: inout JSONReader) throws(JSONError) {
      id = try json.required("id")
      name = try json.required("name")
      note = try json.optional("note")
      parts = try json.optional("parts") ?? []
      isActive = try json.optional("is_active") ?? true
    }
  }

  struct Part: JSONObjectReadable, Equatable {
    let x: Int
    let y: Int?

    init(members json: inout JSONReader) throws(JSONError) {
      x = try json.required("x")
      y = try json.optional("y")
    }
  }

  static let members = [
    #""id":1"#, #""name":"é\n""#, #""note":"n""#, #""parts":[{"y":2,"x":1},{"z":[{}],"x":3}]"#, #""is_active":false"#,
    #""unknown":{"id":9,"deep":[{"name":[]}]}"#,
  ]

  @Test func readsMembersInAnyOrder() throws {
    let expected = try Record(json: "{\(Self.members.joined(separator: ","))}")
    #expect(expected.id == 1)
    #expect(expected.parts.map(\.x) == [1, 3])
    #expect(expected.parts.map(\.y) == [2, nil])
    for order in permutations(of: Self.members) {
      #expect(try Record(json: "{\(order.joined(separator: ","))}") == expected)
      #expect(try Record(json: " { \(order.joined(separator: " , ")) } ") == expected)
    }
  }

  @Test(arguments: [#"{"id":1,"name":"a"}"#, #"{"id":1,"name":"a","note":null,"parts":null,"is_active":null}"#])
  func readsNullAsAbsent(_ text: String) throws {
    let record = try Record(json: text)
    #expect(record.note == nil)
    #expect(record.parts == [])
    #expect(record.isActive)
  }

  @Test func readsNamesWithEscapes() throws {
    let record = try Record(json: #"{"n\u0061me":"a","n\u006fte":"b","i\u0064":7}"#)
    #expect(record.id == 7)
    #expect(record.name == "a")
    #expect(record.note == "b")
  }

  @Test(arguments: [
    (#"{"name":"a"}"#, 0, "the property \"id\" is missing", ""),
    (#"{"id":null,"name":"a"}"#, 6, "expected an integer, found null", "/id"),
    (#"{"id":1,"name":2}"#, 15, "expected a string, found a number", "/name"),
    (#"{"name":2,"id":1}"#, 8, "expected a string, found a number", "/name"),
    (#"{"id":1,"name":"a","parts":[{"x":1},{"y":1}]}"#, 36, "the property \"x\" is missing", "/parts/1"),
    (
      #"{"id":1,"name":"a","parts":[{"x":1},{"y":true,"x":1}]}"#, 41, "expected an integer, found a truth value",
      "/parts/1/y"
    ),
    (#"{"id":1,"name":"a","parts":{}}"#, 27, "expected an array, found an object", "/parts"),
    (#"{"id":1,"name":"a","parts":[1]}"#, 28, "expected an object, found a number", "/parts/0"),
    (#"{"id":1,"name":"a","is_active":1}"#, 31, "expected true or false, found a number", "/is_active"),
    (#"{"id":1,"name":"a","is_active":nil}"#, 31, "expected null, found something else", "/is_active"),
    (#"[1]"#, 0, "expected an object, found an array", ""),
    (#"{"id":1,"name":"a" "#, 19, "expected a comma or the end of the object, found the end of the text", ""),
    (#"{"id":1,"name":"a"}}"#, 19, "expected the end of the text, found the end of an object", ""),
  ])
  func tellsWhereAndWhy(_ text: String, _ offset: Int, _ message: String, _ pointer: String) throws {
    let error = try #require(refusal(Record.self, text))
    #expect(error.offset == offset)
    #expect(error.reason.description == message)
    let byte = offset == 0 ? "" : " (byte \(offset))"
    let place = (pointer.isEmpty ? "the top level" : pointer) + byte
    #expect(error.pointer == pointer && error.description == "\(message) at \(place)")
    if let value = try? JSONValue(json: text) {
      let ofValue = #expect(throws: JSONError.self) { _ = try value.decode(as: Record.self) }
      #expect(ofValue?.pointer == pointer)
    }
    #expect(JSONError(offset: offset, error.reason).description == "\(message) at byte \(offset)")
    #expect(error == JSONError(offset: offset, error.reason))
    #expect(error.pointer(in: Array(text.utf8)) == pointer)
  }

  // MARK: Duplicates

  @Test(arguments: [
    (#"{"id":1,"id":2,"name":"a"}"#, "/id"), (#"{"id":1,"id":1,"name":"a"}"#, "/id"),
    (#"{"id":1,"name":"a","name":"b"}"#, "/name"), (#"{"name":"a","name":"b","id":1}"#, "/name"),
    (#"{"name":"a","id":1,"name":"b"}"#, "/name"), (#"{"id":1,"name":"a","id":"no"}"#, "/id"),
    (#"{"u":0,"u":1,"name":"a","\u006eame":"b","id":1}"#, "/name"), (#"{"i\u0064":2,"name":"a","id":1}"#, "/id"),
    (#"{"id":1,"name":"a","note":null,"x":[],"note":"n"}"#, "/note"),
    (#"{"id":1,"name":"a","note":"n","note":null}"#, "/note"),
    (#"{"id":1,"name":"a","parts":[{"x":1,"z":{},"x":2}]}"#, "/parts/0/x"),
    (#"{"parts":[{"y":1,"x":1,"y":2}],"id":1,"name":"a"}"#, "/parts/0/y"),
  ])
  func refusesASecondCopy(_ text: String, _ pointer: String) throws {
    let error = try #require(refusal(Record.self, text))
    #expect(error.reason == .duplicateProperty && error.pointer == pointer)
    #expect(error.description == "the object has another property of this name at \(pointer) (byte \(error.offset))")
    var unrecognized = UnrecognizedContent(includesUnknown: false)
    let record = try? Array(text.utf8).withUnsafeBytes { (bytes) throws(JSONError) -> Record in
      try JSONReader.read(bytes, noting: &unrecognized)
    }
    // What is optional is lost, which is noted, and takes nothing else with it.
    #expect((record == nil) == !pointer.hasPrefix("/parts"))
    let losses = unrecognized.findings.map(\.kind)
    #expect(losses == (record == nil ? [] : [.unreadableProperty("parts", .duplicateProperty)]))
  }

  @Test(arguments: [
    #"{"id":1,"u":0,"u":1,"name":"a"}"#, #"{"u":0,"\u0075":1,"name":"a","id":1}"#,
    #"{"id":1,"name":"a","u":{"id":1,"id":2}}"#,
    #"{"id":1,"name":"a","parts":[{"x":1},{"x":1}],"ID":2,"nam":1,"name ":2,"":3,"":4}"#,
  ])
  func takesNoNoticeOfCopiesThatNobodyAsksFor(_ text: String) throws {
    #expect(try Record(json: text).id == 1)
  }

  /// Whatever the name, and however many there are: nothing that looks alike is taken for a copy, and no copy is missed.
  @Test func comparesNamesThatLookAlike() throws {
    let names = (0..<2_000).map { "n\($0)e" } + (0..<300).map { String(repeating: "e", count: $0) }
    let others = names.map { #""\#($0)":0"# }.joined(separator: ",")
    #expect(try Record(json: #"{"id":1,"name":"a",\#(others)}"#).id == 1)
    #expect(try Record(json: #"{\#(others),"name":"a","id":1}"#).id == 1)
    for name in ["id", "name", "note", "parts", "is_active"] {
      let text = #"{"id":1,"name":"a","note":"n","parts":[],"is_active":true,\#(others),"\#(name)":0}"#
      #expect(refusal(Record.self, text)?.reason == .duplicateProperty)
    }
  }

  @Test(arguments: [#"{"a":1,"b":2,"a":3}"#, #"{"a":1,"\u0061":4}"#, #"{"":1,"":1}"#])
  func refusesASecondCopyInAMap(_ text: String) throws {
    #expect(refusal([String: Int].self, text)?.reason == .duplicateProperty)
  }

  @Test func keepsNullsInMapsAndArrays() throws {
    #expect(try [String: Int?](json: #"{"a":1,"b":null}"#) == ["a": 1, "b": nil])
    #expect(try [Int?](json: "[1,null]") == [1, nil])
    #expect(try Int?(json: "null") == nil)
  }

  // MARK: Members that decide about others

  struct Tagged: JSONObjectReadable {
    enum Config: Sendable, Equatable {
      case number(Int)
      case text(String)
      case other
    }
    let type: String
    let config: Config

    init(members json: inout JSONReader) throws(JSONError) {
      type = try json.required("type")
      switch type {
      case "number": config = .number(try json.required("config"))
      case "text": config = .text(try json.required("config"))
      default: config = .other
      }
    }
  }

  @Test(
    arguments: [
      (#"{"type":"number","config":1}"#, .number(1)), (#"{"config":1,"type":"number"}"#, .number(1)),
      (#"{"config":"a","type":"text"}"#, .text("a")), (#"{"config":[],"type":"new"}"#, .other),
    ] as [(String, Tagged.Config)])
  func readsAMemberAsItsSiblingSays(_ text: String, _ expected: Tagged.Config) throws {
    #expect(try Tagged(json: text).config == expected)
  }

  enum Shape: JSONObjectReadable, Equatable {
    case circle(radius: Int)
    case other(type: String?)

    init(members json: inout JSONReader) throws(JSONError) {
      let type: String? = try json.peek("type")
      switch type {
      case "circle": self = .circle(radius: try Circle(members: &json).radius)
      default: self = .other(type: try json.optional("type"))
      }
    }
  }

  struct Circle: JSONObjectReadable {
    let radius: Int

    init(members json: inout JSONReader) throws(JSONError) {
      let type: String = try json.required("type")
      radius = type == "circle" ? try json.required("radius") : 0
    }
  }

  @Test(
    arguments: [
      (#"{"type":"circle","radius":3}"#, .circle(radius: 3)), (#"{"radius":3,"type":"circle"}"#, .circle(radius: 3)),
      (#"{"a":[],"type":"circle","b":{},"radius":3}"#, .circle(radius: 3)), (#"{"type":"x"}"#, .other(type: "x")),
      (#"{"type":null}"#, .other(type: nil)), (#"{}"#, .other(type: nil)),
    ] as [(String, Shape)])
  func looksAtAMemberWithoutUsingItUp(_ text: String, _ expected: Shape) throws {
    #expect(try Shape(json: text) == expected)
  }

  struct Both: JSONObjectReadable {
    let part: Part
    let tagged: Tagged

    init(members json: inout JSONReader) throws(JSONError) {
      part = try Part(members: &json)
      tagged = try Tagged(members: &json)
    }
  }

  @Test func concatenatesTheMembersOfSeveralTypes() throws {
    let both = try Both(json: #"{"config":5,"y":2,"type":"number","x":1}"#)
    #expect(both.part == (try Part(json: #"{"x":1,"y":2}"#)))
    #expect(both.tagged.config == .number(5))
  }

  // MARK: The rest

  struct Open: JSONObjectReadable {
    let id: Int
    let rest: [String: JSONValue]

    init(members json: inout JSONReader) throws(JSONError) {
      id = try json.required("id")
      rest = try json.additional()
    }
  }

  @Test(
    arguments: [
      (#"{"id":1}"#, [:]), (#"{"id":1,"a":2,"b":[]}"#, ["a": 2, "b": []]),
      (#"{"a":2,"id":1,"b":{}}"#, ["a": 2, "b": [:]]),
      (#"{"a":2,"b":null,"id":1}"#, ["a": 2, "b": nil]), (#"{"\u0061":2,"id":1}"#, ["a": 2]),
    ] as [(String, [String: JSONValue])])
  func collectsMembersThatWereNotAskedFor(_ text: String, _ expected: [String: JSONValue]) throws {
    let open = try Open(json: text)
    #expect(open.id == 1)
    #expect(open.rest == expected)
  }

  @Test(arguments: [
    #"{"id":1,"id":2,"a":3}"#, #"{"a":3,"id":1,"i\u0064":2}"#, #"{"\u0061":2,"id":1,"a":3}"#, #"{"a":1,"a":2,"id":1}"#,
  ])
  func refusesASecondCopyAmongOthers(_ text: String) {
    #expect(refusal(Open.self, text)?.reason == .duplicateProperty)
  }

  @Test func goesOnBehindAnObjectWithAdditionalMembers() throws {
    let text = #"[{"x":{"id":1},"id":2,"y":0},{"id":3}]"#
    let list = try [Open](json: text)
    #expect(list.map(\.id) == [2, 3])
    #expect(list[0].rest == ["x": ["id": 1], "y": 0])
  }

  @Test func notesWhatNobodyAskedFor() throws {
    let text = #"{"new":1,"name":"a","id":1,"parts":[{"x":1,"z":2},{"z":3,"x":1},{"w":4,"x":2}],"later":{"x":1}}"#
    var unrecognized = UnrecognizedContent()
    let record: Record = try Array(text.utf8).withUnsafeBytes { try JSONReader.read($0, noting: &unrecognized) }
    #expect(record == (try Record(json: text)))
    #expect(
      unrecognized.findings.map(\.description) == [
        "/parts/0/z: Part knows no property z (number)", "/parts/2/w: Part knows no property w (number)",
        "/new: Record knows no property new (number)", "/later: Record knows no property later (object)",
      ])
  }

  private func permutations<T>(of items: [T]) -> [[T]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index in
      var rest = items
      let item = rest.remove(at: index)
      return permutations(of: rest).map { [item] + $0 }
    }
  }
}
