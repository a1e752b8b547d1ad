import OperationCore
import Testing

@Suite struct UnionTests {
  enum Shape: JSONReadable, Equatable {
    case circle(Circle)
    case text(String)
    case shapes([Shape])
    case other(JSONValue)

    init(from json: inout JSONReader) throws(JSONError) {
      switch try json.tag("type") {
      case "circle": self = .circle(try Circle(from: &json))
      default:
        switch json.kind {
        case .string: self = .text(try String(from: &json))
        case .array: self = .shapes(try Array(from: &json))
        default: self = .other(try JSONValue(from: &json))
        }
      }
    }
  }

  struct Circle: JSONObjectReadable, Equatable {
    let type: String
    let radius: Int

    init(members json: inout JSONReader) throws(JSONError) {
      type = try json.required("type")
      radius = try json.required("radius")
    }
  }

  @Test(arguments: [
    (#"{"type":"circle","radius":1}"#, "circle"), (#"{"radius":1,"x":{"type":"no"},"type":"circle"}"#, "circle"),
    (#""a""#, "text"), (#"["a",{"type":"circle","radius":1},[]]"#, "shapes"), (#"{"type":"new"}"#, "other"),
    (#"{"type":1}"#, "other"), (#"{"type":null}"#, "other"), ("{}", "other"), ("1", "other"), ("null", "other"),
  ])
  func choosesByTagAndKind(_ text: String, _ expected: String) throws {
    #expect("\(try Shape(json: text))".hasPrefix(expected))
    // The reader goes on behind the value, and inside an object too.
    #expect(try [Shape](json: "[\(text),\(text)]").count == 2)
    #expect(try [String: Shape](json: "{\"a\":\(text),\"b\":\(text)}").count == 2)
  }

  @Test(arguments: ["{", #"{"type":}"#, #"{"type":"circle""#, #"{"type":"circle","radius":"1"}"#, #"["a""#])
  func failsOnBrokenText(_ text: String) {
    #expect(refusal(Shape.self, text) != nil)
  }

  /// Two variants of the same form, told apart by their innermost value only.
  indirect enum Node: JSONReadable {
    case left(Left)
    case right(Right)
    case other(JSONValue)

    init(from json: inout JSONReader) throws(JSONError) {
      if let value = json.attempt(Left.self) {
        self = .left(value)
      } else if let value = json.attempt(Right.self) {
        self = .right(value)
      } else {
        self = .other(try JSONValue(from: &json))
      }
    }

    var depth: Int {
      switch self {
      case .left(let value): value.node.depth + 1
      case .right(let value): value.node.depth + 1
      case .other: 0
      }
    }
  }

  struct Left: JSONObjectReadable {
    let node: Node
    let mark: Int

    init(members json: inout JSONReader) throws(JSONError) {
      node = try json.required("node")
      mark = try json.required("mark")
    }
  }

  struct Right: JSONObjectReadable {
    let node: Node
    let mark: String

    init(members json: inout JSONReader) throws(JSONError) {
      node = try json.required("node")
      mark = try json.required("mark")
    }
  }

  private func nested(_ depth: Int, mark: String) -> String {
    String(repeating: #"{"node":"#, count: depth) + "0" + String(repeating: #","mark":\#(mark)}"#, count: depth)
  }

  @Test(arguments: [("1", 8), ("\"a\"", 5)])
  func triesOneTypeAfterTheOther(_ mark: String, _ depth: Int) throws {
    #expect(try Node(json: nested(depth, mark: mark)).depth == depth)
  }

  /// Each level doubles the ways to choose: without a bound that is two to the power of a hundred.
  @Test(.timeLimit(.minutes(10)), arguments: ["1", "\"a\"", "true"])
  func boundsAttemptsWithinAttempts(_ mark: String) {
    #expect(refusal(Node.self, nested(100, mark: mark)) == nil)
  }

  /// A failure at a member that was passed over has read all up to where it was sent back from. It would be too slow for
  /// the time limit, were that not counted.
  @Test(.timeLimit(.minutes(1)))
  func boundsAttemptsThatFailWhereTheyWentBack() {
    let pad = #""pad":""# + String(repeating: "x", count: 1_000_000) + #"","#
    let text =
      String(repeating: #"{"mark":true,"node":"#, count: 16) + #"{"mark":true,\#(pad)"node":0}"#
      + String(repeating: "}", count: 16)
    #expect(refusal(Node.self, text) == nil)
  }

  @Test func forgetsWhatAFailedAttemptNoted() throws {
    let text = #"{"node":{"node":0,"mark":1,"new":1},"mark":"a"}"#
    var unrecognized = UnrecognizedContent()
    let node: Node = try Array(text.utf8).withUnsafeBytes { try JSONReader.read($0, noting: &unrecognized) }
    #expect(node.depth == 2)
    #expect(unrecognized.findings.map(\.description) == ["/node/new: Left knows no property new (number)"])
  }
}
