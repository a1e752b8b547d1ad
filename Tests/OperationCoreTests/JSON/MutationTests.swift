import OperationCore
import TestSupport
import Testing

/// Broken texts give an error or a value, and never anything else: no crash, no endless loop.
@Suite struct MutationTests {
  static let text = Array(
    #"""
    { "id": -12.5e+3, "name": "a \"quoted\" \u00e9\uD834\uDD1E text é€𝄞", "parts": [ {"x":1,"y":null}, {"y":2,"x":3} ],
      "is_active": true, "note": null, "created": "2026-03-01T10:00:00.123456Z", "config": {"a":[[],{}],"b":{"c":false}} }
    """#.utf8)

  struct Everything: JSONObjectReadable {
    init(members json: inout JSONReader) throws(JSONError) {
      let _: String? = try json.peek("name")
      let _: [MemberTests.Part]? = try json.optional("parts")
      let _: Double = try json.required("id")
      let _: String = try json.required("name")
      let _: Bool? = try json.optional("is_active")
      let _: [String: JSONValue] = try json.additional()
    }
  }

  @Test(arguments: 0..<8)
  func survivesChangedBytes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      var bytes = Self.text
      for _ in 0...Int.random(in: 0...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Self.text.randomElement(using: &generator) ?? 0, at: place)
        default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
      }
      read(bytes)
    }
  }

  @Test func survivesTextsThatEndAnywhere() {
    for count in 0...Self.text.count {
      read(Array(Self.text.prefix(count)))
      read(Array(Self.text.suffix(count)))
    }
    #expect(refusal(Everything.self, Self.text) == nil)
  }

  private func read(_ bytes: [UInt8]) {
    let error = refusal(JSONValue.self, bytes)
    if let typed = refusal(Everything.self, bytes) {
      #expect((0...bytes.count).contains(typed.offset))
      #expect(typed.pointer(in: bytes).count >= 0)
    } else {
      // What the types read is valid as a whole.
      #expect(error == nil, "\(String(decoding: bytes, as: UTF8.self))")
    }
    guard let value = try? JSONValue(json: bytes) else { return }
    #expect(value == (try? JSONValue(json: value.jsonBytes)))
    #expect(value.description.isEmpty == false)
  }
}
