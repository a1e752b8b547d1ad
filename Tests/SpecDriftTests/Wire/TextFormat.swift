import DataReading
import Foundation

/// The formats of text that a server may enforce, with examples of each.
enum TextFormat {
  private static let day = #"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"#
  private static let known: [String: (pattern: String, examples: [String])] = [
    "date": (day, ["2026-01-31", "1999-12-01"]),
    "date-time": (
      day + #"[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"#,
      ["2026-01-31T10:00:00Z", "1999-12-01T23:59:59.25Z", "2026-01-31T10:00:00+02:00"]
    ),
    "uuid": (
      "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
      ["0192f0c1-2a3b-7c4d-8e5f-0123456789ab", "00000000-0000-0000-0000-000000000000"]
    ),
    "time": (#"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"#, ["10:00:00Z"]),
    "email": ("[^@ ]+@[^@ ]+", ["a@example.com"]),
    "hostname": (#"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)*"#, ["example.com", "a"]),
    "ipv4": (#"\d{1,3}(\.\d{1,3}){3}"#, ["127.0.0.1"]),
    "uri": (#"[a-z][a-z0-9+.-]*:\S*"#, ["https://example.com/a", "urn:a"]),
    "byte": ("[A-Za-z0-9+/]*={0,2}", ["aGk=", ""]),
  ]

  static func allows(_ text: String, _ format: String) -> Bool {
    known[format].map { text.matches("^(?:\($0.pattern))$") } ?? true
  }

  static func examples(_ format: String) -> [String]? { known[format]?.examples }
}

/// What a text holds: its encoding and media type.
enum TextContent {
  static func fault(of text: String, _ schema: Node) -> String? {
    switch schema["contentEncoding"]?.string {
    case "base64" where Data(base64Encoded: text) == nil: "\(text) isn't in base64"
    case "base16" where !text.matches("^([0-9A-Fa-f]{2})*$"): "\(text) isn't in base16"
    default:
      schema["contentMediaType"]?.string == "application/json"
        && (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) == nil
        ? "\(text) isn't JSON" : nil
    }
  }

  /// Texts of each kind, of which some fit.
  static let examples = ["aGk=", "QUJD", "ff", "00ff", "abcd", "{}", "[1]", ""]
}

extension String {
  /// Whether a part of the text matches a pattern.
  func matches(_ pattern: String) -> Bool {
    // A pattern that this library can't read restricts nothing here.
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return true }
    return expression.firstMatch(in: self, range: NSRange(startIndex..., in: self)) != nil
  }
}
