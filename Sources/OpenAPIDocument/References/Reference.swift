package import DataReading
import Diagnostics

/// A `$ref`, or another string that refers to a place in the same way.
struct Reference {
  let text: String
  let location: SourceLocation
}

/// The target of a reference.
package struct Target {
  package let node: Node
  package let id: SchemaID
}

/// The parts of a reference, percent-decoded (RFC 3986).
package struct ReferenceText {
  /// The path; empty for the file that holds the reference.
  package let path: String
  /// The text after `#`; empty for the whole file.
  package let fragment: String
  /// Whether the reference leads outside the file system, because it has a scheme or a host.
  package let isRemote: Bool

  /// Splits a reference; `nil` if a percent sign doesn't begin an escape.
  package init?(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let scheme = parts[0].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    isRemote = text.hasPrefix("//") || (scheme.count > 1 && parts[0].dropFirst(scheme.count).first == ":")
    guard let path = Self.percentDecoded(parts[0]), let fragment = Self.percentDecoded(parts.count > 1 ? parts[1] : "")
    else { return nil }
    self.path = path
    self.fragment = fragment
  }

  private static func percentDecoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.first?.isHexDigit == true,
        let value = UInt8(digits, radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
