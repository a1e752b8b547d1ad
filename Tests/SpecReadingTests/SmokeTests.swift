import SpecReading
import Testing

@Test func readsYAML() throws {
  let node = try SpecReader().read(bytes: Array("a: 1\nb: [x, 2.5, no]\nc:\n  d: true\n".utf8), path: "x.yaml")
  #expect(node["a"]?.integer == 1)
  #expect(node["b"]?.sequence?.count == 3)
  #expect(node["c"]?["d"]?.location.description == "x.yaml:4:6")
}
