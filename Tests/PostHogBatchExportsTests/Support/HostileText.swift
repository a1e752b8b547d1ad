import HTTPTypes
import TestSupport

/// Text as servers, proxies and programs between them get it wrong, with a key and a secret in it: creates JSON of the
/// forms that this library reads, and damages it.
struct HostileText {
  var generator: SeededGenerator
  let key: String
  let secret: String

  private static let names = [
    "id", "name", "results", "count", "next", "status", "destination", "config", "files", "headers", "body", "password",
  ]

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  mutating func happens(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

  /// The key in one of its spellings.
  mutating func spelledKey() -> String { Spelling.random(of: key, by: &generator) }

  // MARK: JSON

  /// JSON in which a list, a thing or a job has unexpected content.
  mutating func json() -> String {
    let (one, two) = (value(depth: 0), value(depth: 0))
    return pick([
      one, #"{"id":7,"name":\#(one)}"#, #"{"id":\#(one),"name":"x"}"#, #"{"name":\#(one),\#(name()):\#(two)}"#,
      #"{"count":1,"next":null,"previous":null,"results":[{"id":1,\#(name()):\#(one)},{"id":\#(two)}]}"#,
      #"{"id":"7","status":"Failed","latest_error":\#(one),"destination":{"type":"S3","config":\#(two)}}"#,
      #"{\#(name()):\#(one)}"#, #"[\#(one),\#(two)]"#,
    ])
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 4 ? 12 : 6), using: &generator) {
    case 0: return pick(["1", "-2.5e3", "true", "null"])
    case 1: return literal(spelledKey(), isEscaped: happens(0.5))
    case 2: return literal("Bearer \(spelledKey())", isEscaped: true)
    case 3, 4: return literal(pick([secret, "'\(secret)'", "\"\(secret)\"", "\(secret)\n\(secret)", "ü\(secret)"]))
    case 5: return literal("postgres://user:\(secret)@host/?\(key)")
    case 6: return literal(json())
    case 7, 8: return "[" + values(depth).joined(separator: ",") + "]"
    default: return "{" + values(depth).map { "\(name()):\($0)" }.joined(separator: ",") + "}"
    }
  }

  private mutating func values(_ depth: Int) -> [String] {
    var values: [String] = []
    for _ in 0..<Int.random(in: 0...3, using: &generator) { values.append(value(depth: depth + 1)) }
    return values
  }

  private mutating func name() -> String {
    happens(0.6) ? literal(pick(Self.names)) : happens(0.5) ? literal(spelledKey(), isEscaped: true) : literal(secret)
  }

  /// A string of JSON. One that is escaped already has nothing in it that would need it, but for what is no JSON.
  private func literal(_ text: String, isEscaped: Bool = false) -> String {
    guard !isEscaped else { return "\"\(text)\"" }
    return "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  // MARK: Damage

  /// The text after some accidents.
  mutating func damaged(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 0...4, using: &generator) where !bytes.isEmpty { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
    let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    switch Int.random(in: 0..<13, using: &generator) {
    case 0: if let quote = quotes.randomElement(using: &generator) { bytes.remove(at: quote) }
    case 1: bytes.insert(UInt8(ascii: "\""), at: place)
    case 2: if let quote = quotes.randomElement(using: &generator) { bytes.insert(UInt8(ascii: "\""), at: quote) }
    case 3: bytes = bytes.map { $0 == UInt8(ascii: "\"") ? UInt8(ascii: "'") : $0 }
    case 4:
      let text = String(decoding: bytes, as: UTF8.self)
      bytes = Array(
        text.replacing("\"", with: "'").replacing("null", with: "None").replacing("true", with: "True").utf8)
    case 5: bytes.removeSubrange(place...)
    case 6: bytes.removeSubrange(place..<end)
    case 7: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 8: bytes.swapAt(place, end - 1)
    case 9: bytes.insert(pick([0, 0x0A, 0x1B, 0xFF, 0xC3, UInt8(ascii: "\\"), UInt8(ascii: ":")]), at: place)
    case 10: bytes[place] = pick(Array(",:{}[]\"'\\ 0".utf8))
    case 11: bytes = Array("2026-11-28 ERROR app: ".utf8) + bytes
    default: bytes = Array(literal(String(decoding: bytes, as: UTF8.self)).utf8)
    }
  }

  // MARK: Addresses and header fields

  /// An address with the key in it, and the secret where credentials are.
  mutating func address(_ path: String = "/") -> String {
    let key = spelledKey()
    return pick([
      "https://evil.example\(path)\(key)?sig=\(secret)", "https://evil.example\(path)\(key)/x#\(secret)",
      "\(path)\(key)?\(key)",
      "https://user:\(secret)@evil.example\(path)", "http://\(key).example\(path)?X-Amz-Signature=\(secret)",
      "//evil.example\(path)\(key)?\(secret)", "\(key)?\(secret)", "https:\(path)\(key)", "\(key):\(key)",
      "https://evil.example\(path)?X-Amz-Signature=\(secret)&X-Amz-Security-Token=\(key)",
    ])
  }

  /// Header fields with the key, and the secret in those that are never printed.
  mutating func fields() -> HTTPFields {
    var fields: HTTPFields = [.setCookie: "session=\(secret)", .server: key, .eTag: "\"\(key)\""]
    for name in ["X-Request-Id", "CF-Ray", "Content-Type", "Retry-After", "WWW-Authenticate"] where happens(0.4) {
      if let name = HTTPField.Name(name) { fields[name] = happens(0.5) ? spelledKey() : "application/json" }
    }
    if happens(0.5) { fields[.location] = address() }
    return fields
  }
}
