// A look at a place in JSON that could not be read, without its values: names and structure show what a person needs, and
// any string value may be a secret.

import OperationCore

/// A short piece of JSON with every string value hidden.
enum JSONExcerpt {
  private static let reach = 60

  /// What stands around `offset`, without `key`; empty when the text is no JSON object or array.
  ///
  /// The text is read from its beginning, since only that tells strings from what lies between them.
  static func around(_ offset: Int, in bytes: [UInt8], hiding key: Secret) -> String {
    guard let first = bytes.first(where: { !isSpace($0) }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return "" }
    let end = min(bytes.count, max(0, min(offset, bytes.count)) + reach)
    let start = end - 2 * reach
    var excerpt = start > 0 ? "…" : ""
    var position = 0
    while position < end {
      let token = position
      var text = ""
      if bytes[position] == UInt8(ascii: "\"") {
        position = endOfString(bytes, from: position)
        let isName = bytes[position...].first(where: { !isSpace($0) }) == UInt8(ascii: ":")
        text = "\"…\""
        if isName, position > start {
          let name = String(decoding: bytes[token..<position], as: UTF8.self)
          text = KeyRedaction.printed(name, key: key, limit: reach)
        }
      } else {
        if !isSpace(bytes[position]) {
          text = (0x21...0x7E).contains(bytes[position]) ? String(Unicode.Scalar(bytes[position])) : "?"
        }
        position += 1
      }
      if position > start { excerpt += text }
    }
    return position < bytes.count ? excerpt + "…" : excerpt
  }

  /// The place behind the string that begins at `start`; the end of the text when it has no end.
  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): return position + 1
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
