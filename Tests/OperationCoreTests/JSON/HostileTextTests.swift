import OperationCore
import Testing

/// Texts made to cost more than their size.
@Suite struct HostileTextTests {
  /// Asks for many members, all of them behind whatever else there is.
  struct Wide: JSONObjectReadable {
    static let names: [StaticString] = [
      "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8",
      "b9", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7",
      "d8", "d9",
    ]
    let values: [Int?]

    init(members json: inout JSONReader) throws(JSONError) {
      var values: [Int?] = []
      for name in Self.names { values.append(try json.optional(name)) }
      self.values = values
    }
  }

  private func wide(fillers: Int, filler: (Int) -> String) -> [UInt8] {
    var text = Array("{".utf8)
    for index in 0..<fillers { text += "\"\(filler(index))\":0,".utf8 }
    text += Wide.names.reversed().enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",").utf8
    return text + Array("}".utf8)
  }

  @Test(arguments: [0, 1, 31, 32, 33, 34, 100, 1000])
  func findsMembersAmongAnyNumberOfOthers(_ fillers: Int) throws {
    for filler in [{ "x\($0)" }, { "\\u0078\($0)" }, { _ in "same" }] as [(Int) -> String] {
      let value = try Wide(json: wide(fillers: fillers, filler: filler))
      #expect(value.values == (0..<40).reversed().map { $0 })
    }
  }

  /// Asks as often as a text has members.
  struct Asking: JSONObjectReadable {
    static let count = 50_000

    init(members json: inout JSONReader) throws(JSONError) {
      for _ in 0..<Self.count {
        let _: Int? = try json.optional("absent")
      }
      let _: Int = try json.required("last")
    }
  }

  /// 50,000 questions to 50,000 members: without an index that is 2,500,000,000 comparisons.
  @Test(.timeLimit(.minutes(10)))
  func costsNotMembersTimesQuestions() {
    let members = (0..<Asking.count).map { "\"m\($0)\":0" }.joined(separator: ",")
    #expect(refusal(Asking.self, "{\(members),\"last\":1}") == nil)
  }

  /// The same in many objects within one another, each with its own index.
  @Test(.timeLimit(.minutes(10)))
  func keepsTheIndexesOfNestedObjectsApart() throws {
    let members = (0..<100).map { "\"m\($0)\":0" }.joined(separator: ",")
    var text = "{}"
    for level in 1..<100 { text = "{\(members),\"child\":\(text),\"name\":\"\(level)\"}" }
    var tree = try Backwards(json: text)
    for level in (1..<100).reversed() {
      #expect(tree.name == "\(level)")
      tree = try #require(tree.child).value
    }
    #expect(tree.name == nil)
  }

  /// Every level is passed over before it is read, because the name comes last.
  @Test func readsTheDeepestObjectBackwards() throws {
    let levels = JSONReader.maximumDepth - 1
    let padding = String(repeating: "x", count: 20_000)
    let text =
      String(repeating: "{\"child\":", count: levels) + "{\"name\":\"\(padding)\"}"
      + String(repeating: ",\"name\":\"a\"}", count: levels)
    var tree = try Backwards(json: text)
    var depth = 1
    while let child = tree.child?.value { (tree, depth) = (child, depth + 1) }
    #expect(depth == JSONReader.maximumDepth)
  }

  struct Backwards: JSONObjectReadable {
    let name: String?
    let child: Box<Backwards>?

    init(members json: inout JSONReader) throws(JSONError) {
      name = try json.optional("name")
      child = try json.optional("child")
    }
  }

  @Test func readsLongNumbersAndStrings() throws {
    let digits = String(repeating: "9", count: 100_000)
    #expect(refusal(Int.self, digits) != nil)
    #expect(refusal(Double.self, digits) != nil)
    #expect(try Double(json: "0.\(digits)") == 1)
    #expect(try String(json: "\"\(String(repeating: "\\u00e9", count: 100_000))\"").count == 100_000)
  }
}
