import DataReading
import Diagnostics
import Testing

@Suite struct NodeTests {
  @Test(arguments: [
    ("~", "null"), ("true", "a boolean"), ("1", "an integer"), ("1.5", "a number"), ("x", "text"), ("[]", "a list"),
    ("{}", "a mapping"),
  ])
  func kindName(yaml: String, name: String) throws {
    #expect(try read("a: \(yaml)")["a"]?.kindName == name)
  }

  @Test func valuesByKind() throws {
    let node = try read("{t: x, b: true, i: 3, n: 2.5, w: 3.0, l: [1], m: {}, z: ~}")
    #expect(node["t"]?.string == "x")
    #expect(node["b"]?.bool == true)
    #expect(node["i"]?.integer == 3)
    #expect(node["w"]?.integer == 3, "3.0 is whole to JSON Schema")
    #expect(node["n"]?.integer == nil)
    #expect(node["n"]?.double == 2.5)
    #expect(node["i"]?.double == 3)
    #expect(node["l"]?.sequence?.count == 1)
    #expect(node["m"]?.mapping?.isEmpty == true)
    #expect(node["z"]?.isNull == true)
    #expect(
      node["t"]?.bool == nil && node["b"]?.string == nil && node["l"]?.mapping == nil && node["m"]?.sequence == nil)
    #expect(node["t"]?["x"] == nil && node["none"] == nil)
  }

  @Test func aMappingKeepsTheFirstOfEqualKeys() throws {
    let one = try read("1"), two = try read("2")
    let mapping = Mapping([
      Mapping.Entry(key: "a", keyLocation: one.location, value: one),
      Mapping.Entry(key: "a", keyLocation: two.location, value: two),
    ])
    #expect(mapping.count == 1)
    #expect(mapping["a"]?.integer == 1)
  }

  @Test func jsonTextIsCompactAndEscaped() throws {
    let node = try read(#"{"b": [1, 2.50, -0.0, true, null, {}], "a\"\\\n\u0001é😀/": "\t\r\u007f"}"#, as: .json)
    #expect(node.jsonText == #"{"b":[1,2.50,-0.0,true,null,{}],"a\"\\\n\u0001é😀/":"\t\r"# + "\u{7F}\"}")
  }
}

/// RFC 6901.
@Suite struct JSONPointerTests {
  private static let document =
    #"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8, "~1": 9, "x": {"01": 3}}"#

  private static let resolvesCases: [(String, String?)] = [
    ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/foo/1", #""baz""#), ("/", "0"), ("/a~1b", "1"),
    ("/c%d", "2"), ("/m~0n", "8"), ("/~01", "9"), ("/x/01", "3"), ("/foo/01", nil), ("/foo/2", nil), ("/foo/-", nil),
    ("/foo/+1", nil), ("/foo/", nil), ("/foo/99999999999999999999", nil), ("/bar", nil), ("/foo/0/x", nil),
    ("foo", nil), ("/a~2b", nil), ("/a~", nil),
  ]

  @Test(arguments: resolvesCases)
  func resolves(pointer: String, json: String?) throws {
    let end = try JSONPointer(pointer).map { try read(Self.document).follow($0) }
    #expect(end.flatMap { $0.missing.isEmpty ? $0.reached.jsonText : nil } == json)
  }

  @Test func theEmptyPointerIsTheWholeTree() throws {
    let node = try read(Self.document)
    #expect(node.follow(try #require(JSONPointer(""))).reached.jsonText == node.jsonText)
  }

  @Test func reportsHowFarItCame() throws {
    let pointer = try #require(JSONPointer("/foo/7/x"))
    let (reached, missing) = try read(Self.document).follow(pointer)
    #expect(reached.jsonText == #"["bar","baz"]"#)
    #expect(Array(missing) == ["7", "x"])
  }

  @Test(arguments: ["", "/", "/a~1b/~0/~01", "//"])
  func printsAsItIsWritten(pointer: String) {
    #expect(JSONPointer(pointer)?.description == pointer)
  }
}

@Suite struct NearestNameTests {
  private static let nearestCases: [(String, [String], String?)] = [
    ("strng", ["number", "string"], "string"), ("String", ["string"], "string"), ("shcema", ["schema"], "schema"),
    ("in", ["int", "on"], "int"), ("Exprt", ["Export", "Exports"], "Export"), ("abc", ["xyz"], nil), ("a", ["b"], "b"),
    ("", ["a"], "a"), ("a", [], nil), ("same", ["same"], nil),
    ("BatchExport", ["BatchExports", "batch_export"], "BatchExports"),
    ("aaaaaaaaaa", ["bbbbbbbbbb"], nil), ("tets", ["text", "test"], "test"),
  ]

  @Test(arguments: nearestCases)
  func nearest(name: String, candidates: [String], expected: String?) {
    #expect(NearestName.of(name, among: candidates) == expected)
  }

  @Test func hint() {
    #expect(NearestName.hint(for: "strng", among: ["string"]) == "did you mean `string`?")
    #expect(NearestName.hint(for: "abc", among: ["string"]) == nil)
  }
}
