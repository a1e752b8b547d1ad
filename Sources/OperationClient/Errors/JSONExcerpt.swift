import OperationCore

/// A short piece of JSON around a place that could not be decoded. It shows the structure, which a person needs; it
/// hides every value and every name that isn't ours, since they may be secrets.
struct JSONExcerpt {
  private static let reach = 60
  /// Names that show what a response is that didn't come from the API.
  private static let wellKnownNames: Set<String> = [
    "code", "detail", "error", "errors", "message", "status", "title", "type",
  ]

  private let bytes: [UInt8]
  private let names: Set<String>
  /// The offset where the text stops being JSON. After it, names can't be distinguished from values.
  private let end: Int

  /// - Parameter names: The names that may be shown: those that the generated code asks for.
  init(_ bytes: [UInt8], names: Set<String>) {
    self.bytes = bytes
    self.names = names.union(Self.wellKnownNames)
    end = JSONError.first(in: bytes)?.offset ?? bytes.count
  }

  /// What the text looks like if it isn't JSON and doesn't begin like an object or an array; otherwise `nil`.
  var otherKind: String? {
    guard let first = bytes.first(where: { !Self.isSpace($0) }), end < bytes.count, !Self.isOpening(first) else {
      return nil
    }
    return first == UInt8(ascii: "<")
      ? "a page of \(bytes.count) bytes" : "\(bytes.count) bytes that are no JSON"
  }

  /// The JSON around `offset`; empty if the text isn't a JSON object or array.
  ///
  /// The text is read from its beginning, since only that distinguishes strings from what lies between them.
  func around(_ offset: Int) -> String {
    guard let first = bytes.first(where: { !Self.isSpace($0) }), Self.isOpening(first) else { return "" }
    let end = min(self.end, max(0, min(offset, self.end)) + Self.reach)
    let start = end - 2 * Self.reach
    var excerpt = start > 0 ? "…" : ""
    var position = 0
    while position < end {
      let token = token(at: position)
      position = token.end
      if position > start { excerpt += token.text }
    }
    return position < bytes.count ? excerpt + "…" : excerpt
  }

  /// The token at a place before ``end``, as it may be shown.
  private func token(at place: Int) -> (text: String, end: Int) {
    switch bytes[place] {
    case UInt8(ascii: "\""):
      guard let end = endOfString(from: place) else { return ("\"", end) }
      let isName = bytes[end..<self.end].first { !Self.isSpace($0) } == UInt8(ascii: ":")
      let name = String(decoding: bytes[place + 1..<end - 1], as: UTF8.self)
      return (isName && names.contains(name) ? "\"\(name)\"" : "\"…\"", end)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let rest = bytes[place..<end].prefix { !Self.isSpace($0) && !Self.isStructure($0) }
      return ("…", rest.endIndex)
    case let byte where Self.isSpace(byte):
      return ("", place + 1)
    default:
      // Only `true`, `false`, `null` and the characters between values are left.
      return (String(Unicode.Scalar(bytes[place])), place + 1)
    }
  }

  /// The offset after the string that begins at `start`; `nil` if it doesn't end before ``end``.
  private func endOfString(from start: Int) -> Int? {
    var position = start + 1
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""): return position + 1
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return nil
  }

  /// Returns a JSON Pointer with every name hidden that isn't ours.
  func hidingNames(in pointer: String) -> String {
    pointer.split(separator: "/", omittingEmptySubsequences: false).map { step in
      let isIndex = step.utf8.count <= 6 && step.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isIndex || names.contains(String(step)) ? String(step) : "…"
    }.joined(separator: "/")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }

  private static func isStructure(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
