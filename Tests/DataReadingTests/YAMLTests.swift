import Diagnostics
import DataReading
import Testing

@Suite struct YAMLTests {
  private static let readsCases: [(String, String)] = [
    ("a: 1\nb: [x, {c: d}]\n", #"{"a":1,"b":["x",{"c":"d"}]}"#),
    ("a:\n- 1\n-\n- - 2\n", #"{"a":[1,null,[2]]}"#),
    ("{z: 1, y: 2, x: 3}", #"{"z":1,"y":2,"x":3}"#),
    ("--- a\n...\n", #""a""#),
    ("%YAML 1.1\n---\na: no\n", #"{"a":"no"}"#),
    ("# comment\n\na: 1 # one\n", #"{"a":1}"#),
    ("a: |\n  x\n   y\n\nb: >\n  x\n  y\n", #"{"a":"x\n y\n","b":"x y\n"}"#),
    ("\u{FEFF}a: 1\n", #"{"a":1}"#),
    ("a: \"\\u00e9\\U0001F600\"\n", #"{"a":"é😀"}"#),
    ("{\"a\":1,\"b\":[true,null]}", #"{"a":1,"b":[true,null]}"#),
    // Keys are text, as they are written.
    ("200: a\nno: b\n~: c\n1.0: d\nnull: e\n", #"{"200":"a","no":"b","~":"c","1.0":"d","null":"e"}"#),
    ("? a\n: b\n", #"{"a":"b"}"#),
    ("? a\n", #"{"a":null}"#),
    ("?\n: a\n", #"{"":"a"}"#),
    (".inf: a\n", #"{".inf":"a"}"#),
    ("!!str a: 1\n!!int 2: 3\n", #"{"a":1,"2":3}"#),
    // In YAML 1.2, U+2028, U+2029 and U+0085 don't end a line, although libyaml ends it there.
    (
      "a: x\u{2028}y\u{2029}z\u{85}w # \u{2028}c\nb: \"\u{2028}\"\n",
      "{\"a\":\"x\u{2028}y\u{2029}z\u{85}w\",\"b\":\"\u{2028}\"}"
    ),
    ("a: \u{E000}\u{E001}\u{2028}\u{E002}\n", "{\"a\":\"\u{E000}\u{E001}\u{2028}\u{E002}\"}"),
  ]

  @Test(arguments: readsCases)
  func reads(yaml: String, json: String) throws {
    #expect(try read(yaml).jsonText == json)
  }

  private static let resolvesAliasesCases: [(String, String)] = [
    ("- &a x\n- *a\n", #"["x","x"]"#),
    ("a: &m {x: 1}\nb: *m\n", #"{"a":{"x":1},"b":{"x":1}}"#),
    ("- &a x\n- &a y\n- *a\n", #"["x","y","y"]"#),
    ("&k key: *k\n", #"{"key":"key"}"#),
    ("- &a 012\n- *a : v\n", #"[12,{"012":"v"}]"#),
    ("- &a !!str 1\n- *a\n", #"["1","1"]"#),
    ("- &a\n- *a\n", "[null,null]"),
  ]

  @Test(arguments: resolvesAliasesCases)
  func resolvesAliases(yaml: String, json: String) throws {
    #expect(try read(yaml).jsonText == json)
  }

  @Test func everyNodeAndKeyHasItsPlace() throws {
    let node = try read("é: 1\nb:\n  - x\n  - {c: \"d\"}\n\u{4E2D}\u{1F600}: [e]\r\nf: &g !!str h\rq: *g\n")
    #expect(node.location.description == "x.yaml:1:1")
    #expect(node["é"]?.location.description == "x.yaml:1:4")
    #expect(node["b"]?.location.description == "x.yaml:3:3")
    #expect(node["b"]?.sequence?.first?.location.description == "x.yaml:3:5")
    #expect(node["b"]?.sequence?.last?.location.description == "x.yaml:4:5")
    #expect(node["b"]?.sequence?.last?["c"]?.location.description == "x.yaml:4:9")
    #expect(node["\u{4E2D}\u{1F600}"]?.location.description == "x.yaml:5:5")
    #expect(node["f"]?.location.description == "x.yaml:6:4")
    #expect(node["q"]?.location.description == "x.yaml:6:4", "an alias has the place of its anchor")
    #expect(node.mapping?.entry(for: "q")?.keyLocation.description == "x.yaml:7:1")
  }

  @Test func placesAfterAByteOrderMarkAndLineSeparatorsAreThoseOfTheFile() throws {
    let node = try read("\u{FEFF}a: 1\nb: x\u{2028}y\nc: 3\n")
    #expect(node["a"]?.location.description == "x.yaml:1:4")
    #expect(node["c"]?.location.description == "x.yaml:3:4")
    #expect(node.location.file.line(1) == "a: 1")
    #expect(node.location.file.line(2) == "b: x\u{2028}y")
    #expect(node.location.file.line(4) == "")
    #expect(node.location.file.line(5) == nil)
    #expect(node.location.file.line(0) == nil)
  }

  @Test func largeMappingsAreFoundByKey() throws {
    let node = try read((0..<1000).map { "k\($0): \($0)\n" }.joined())
    #expect(node.mapping?.count == 1000)
    #expect((0..<1000).allSatisfy { (number: Int) in node["k\(number)"]?.integer == number })
    #expect(node["k1000"] == nil)
    #expect(node.mapping?.keys == (0..<1000).map { "k\($0)" })
  }
}
