import Foundation
import OperationCore
import TestSupport
import Testing

/// Generated values, read and written here and by `JSONSerialization`, in both directions.
@Suite struct FoundationComparisonTests {
  @Test(arguments: 0..<20)
  func agreesWithJSONSerialization(_ seed: UInt64) throws {
    var values = ValueGenerator(seed: seed)
    for _ in 0..<200 {
      let value = values.value(depth: 5)
      // Written with every liberty that JSON gives, read here and there.
      let text = values.text(of: value)
      let ours = try JSONValue(json: text)
      let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      #expect(Plain(ours) == value, "\(text)")
      #expect(Plain(foundation: theirs) == value, "\(text)")
      // Written here, read there.
      let written = ours.jsonText
      #expect(
        Plain(foundation: try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed))
          == value)
      let rewritten = value.jsonText
      #expect(
        Plain(foundation: try JSONSerialization.jsonObject(with: Data(rewritten.utf8), options: .fragmentsAllowed))
          == value)
      #expect(try JSONValue(json: rewritten) == ours)
      // Written there, read here.
      let foundation = try JSONSerialization.data(withJSONObject: theirs, options: .fragmentsAllowed)
      #expect(Plain(try JSONValue(json: Array(foundation))) == value)
    }
  }
}

/// A JSON value without any choice of representation.
indirect enum Plain: Hashable, JSONWritable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string([UInt8])
  case array([Plain])
  case object([[UInt8]: Plain])

  init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .bool: self = .bool(value.bool == true)
    case .number:
      self = (try? value.decode(as: Int64.self)).map(Plain.integer) ?? .number(value.double ?? .nan)
    case .string: self = .string(Array((value.string ?? "").utf8))
    case .array: self = .array((value.array ?? []).map(Plain.init))
    case .object:
      let members = (value.object ?? []).map { (Array($0.name.utf8), Plain($0.value)) }
      self = .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
    }
  }

  init(foundation value: Any) {
    switch value {
    case let value as NSNumber where isTruthValue(value): self = .bool(value.boolValue)
    case let value as NSNumber:
      // Foundation gives integers as integers or as decimals.
      self = Int64(value.stringValue).map(Plain.integer) ?? .number(value.doubleValue)
    case let value as String: self = .string(Array(value.utf8))
    case let value as [Any]: self = .array(value.map(Plain.init(foundation:)))
    case let value as [String: Any]:
      self = .object(
        Dictionary(
          value.map { (Array($0.key.utf8), Plain(foundation: $0.value)) }, uniquingKeysWith: { first, _ in first }))
    default: self = .null
    }
  }

  func write(to json: inout JSONWriter) {
    switch self {
    case .null: Bool?.none.write(to: &json)
    case .bool(let value): value.write(to: &json)
    case .integer(let value): value.write(to: &json)
    case .number(let value): value.write(to: &json)
    case .string(let value): String(decoding: value, as: UTF8.self).write(to: &json)
    case .array(let values): values.write(to: &json)
    case .object(let members):
      json.writeObject { json in
        for (name, value) in members { json.writeMember(String(decoding: name, as: UTF8.self), value) }
      }
    }
  }
}

/// Foundation keeps truth values as numbers of their own type.
private func isTruthValue(_ number: NSNumber) -> Bool {
  type(of: number) == type(of: NSNumber(value: true)) && String(cString: number.objCType) == "c"
}

/// Makes values and texts of them: white space, escapes and forms of numbers differ, the value does not.
struct ValueGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func value(depth: Int) -> Plain {
    switch Int.random(in: 0..<(depth == 0 ? 6 : 9), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2:
      return .integer(Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator))
    case 3:
      // Few digits and no integer: Foundation on Linux rounds numbers of 17 digits to a neighbour.
      return .number((Double(Int.random(in: -100_000...100_000, using: &generator)) * 10 + 1) / 1000)
    case 4, 5: return .string(string())
    case 6: return .array((0..<Int.random(in: 0..<5, using: &generator)).map { _ in value(depth: depth - 1) })
    default:
      var members: [[UInt8]: Plain] = [:]
      for _ in 0..<Int.random(in: 0..<6, using: &generator) { members[string()] = value(depth: depth - 1) }
      return .object(members)
    }
  }

  mutating func text(of value: Plain) -> String {
    let token =
      switch value {
      case .null: "null"
      case .bool(let value): value ? "true" : "false"
      case .integer(let value): "\(value)"
      case .number(let value): "\(value)"
      case .string(let value): quoted(value)
      case .array(let values): "[" + values.map { text(of: $0) }.joined(separator: ",") + space() + "]"
      case .object(let members):
        "{" + members.map { space() + quoted($0) + space() + ":" + text(of: $1) }.joined(separator: ",") + space() + "}"
      }
    return space() + token + space()
  }

  private mutating func space() -> String {
    ["", "", "", " ", "\n", "\r\n\t  "].randomElement(using: &generator) ?? ""
  }

  /// Composed characters only: Foundation's dictionaries take canonically equal names for the same.
  private mutating func string() -> [UInt8] {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7F}", "é", "ß", "€", "あ", "𝄞", "😀",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<14, using: &generator) {
      text.append(scalars.randomElement(using: &generator) ?? "a")
    }
    return Array(String(text).utf8)
  }

  private mutating func quoted(_ string: [UInt8]) -> String {
    var text = "\""
    for scalar in String(decoding: string, as: UTF8.self).unicodeScalars {
      let isEscaped =
        scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || Int.random(in: 0..<5, using: &generator) == 0
      guard isEscaped else {
        text.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return text + "\""
  }
}
