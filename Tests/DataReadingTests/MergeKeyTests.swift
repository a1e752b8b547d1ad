import Diagnostics
import DataReading
import Testing

/// yaml.org/type/merge. The core schema doesn't have merge keys, but OpenAPI documents use them.
@Suite struct MergeKeyTests {
  private static let anchors = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz: "

  private static let mergesCases: [(String, String)] = [
    ("{<<: *x}", #"{"a":1,"b":2}"#),
    ("{<<: *x, c: 9}", #"{"a":1,"b":2,"c":9}"#),
    ("{c: 9, <<: *x, d: 8}", #"{"c":9,"a":1,"b":2,"d":8}"#),
    ("{<<: *x, b: 9}", #"{"a":1,"b":9}"#),
    ("{b: 9, <<: *x}", #"{"b":9,"a":1}"#),
    ("{<<: [*x, *y]}", #"{"a":1,"b":2,"c":4}"#),
    ("{<<: [*y, *x]}", #"{"b":3,"c":4,"a":1}"#),
    ("{<<: []}", "{}"),
    ("{<<: {q: 1}}", #"{"q":1}"#),
    ("{'<<': 1}", #"{"<<":1}"#),
    ("{\"<<\": 1}", #"{"<<":1}"#),
    ("{!!str <<: 1}", #"{"<<":1}"#),
    ("{!!merge <<: *x}", #"{"a":1,"b":2}"#),
    ("[<<]", #"["<<"]"#),
    ("{a: <<}", #"{"a":"<<"}"#),
    ("{<<: {<<: *x, a: 5}, c: 6}", #"{"b":2,"a":5,"c":6}"#),
  ]

  @Test(arguments: mergesCases)
  func merges(yaml: String, json: String) throws {
    #expect(try read(Self.anchors + yaml + "\n")["z"]?.jsonText == json)
  }

  private static let refusesCases: [(String, String)] = [
    ("{<<: 1}", "3:5 `<<` merges a mapping or a list of mappings, but this is an integer | \(Self.hint)"),
    ("{<<: }", "3:5 `<<` merges a mapping or a list of mappings, but this is null | \(Self.hint)"),
    ("{<<: [*x, a]}", "3:5 `<<` merges a mapping or a list of mappings, but this is text | \(Self.hint)"),
    (
      "\n  <<:\n    - a\n",
      "4:3 `<<` merges a mapping or a list of mappings, but this is text | \(Self.hint) + 5:7 the value"
    ),
    (
      "{<<: *x, <<: *y}",
      "3:13 the key `<<` is repeated | merge several mappings with a list: `<<: [*a, *b]` + 3:5 first used here"
    ),
    ("{<<: *x, a: 1, a: 2}", "3:19 the key `a` is repeated + 3:13 first used here"),
  ]

  @Test(arguments: refusesCases)
  func refuses(yaml: String, fault: String) {
    #expect(faults(in: Self.anchors + yaml + "\n") == [fault])
  }

  private static let hint = "put `<<` in quotes if it is meant as a name"

  @Test func mergedEntriesKeepTheirPlace() throws {
    let merged = try read(Self.anchors + "{<<: *y}\n")["z"]?.mapping?.entry(for: "c")
    #expect(merged?.keyLocation.description == "x.yaml:2:14")
    #expect(merged?.value.location.description == "x.yaml:2:17")
  }

  @Test func aLongChainOfMergesIsNotDeep() throws {
    let chain = "- &a0 {k0: 0}\n" + (1..<600).map { "- &a\($0) {<<: *a\($0 - 1), k\($0): 1}\n" }.joined()
    #expect(try read(chain).sequence?.last?.mapping?.count == 600)
  }
}
