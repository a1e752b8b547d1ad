import Diagnostics

/// An explicit YAML tag such as `!!int`: one of the core schema's, or `!` alone, which makes any scalar text.
enum YAMLTag: String, CaseIterable {
  case nonSpecific = "!"
  case string = "!!str"
  case integer = "!!int"
  case float = "!!float"
  case boolean = "!!bool"
  case null = "!!null"
  case sequence = "!!seq"
  case mapping = "!!map"

  /// The prefix that `!!` abbreviates.
  private static let prefix = "tag:yaml.org,2002:"

  /// Creates a tag from its form as libyaml resolves it.
  init(resolved tag: String) throws(ScalarFault) {
    let written = tag.hasPrefix(Self.prefix) ? "!!" + tag.dropFirst(Self.prefix.count) : tag
    guard let known = Self(rawValue: written) else {
      let names = Self.allCases.map(\.rawValue).filter { $0 != "!" }
      throw ScalarFault(
        message: "the tag \(Diagnostic.quoted(written)) isn't supported",
        hint: NearestName.hint(for: written, among: names) ?? "the known tags are \(names.joined(separator: ", "))")
    }
    self = known
  }

  /// Returns the value of a scalar with this tag, if the text is valid for it.
  func value(of text: String) throws(ScalarFault) -> Node.Value {
    if self == .string || self == .nonSpecific { return .string(text) }
    let value = try CoreSchema.value(of: text)
    switch (self, value) {
    case (.null, .null), (.boolean, .bool), (.integer, .integer):
      return value
    case (.integer, .number(let number)) where number.isWhole:
      return value
    case (.float, .integer(let integer)):
      return .number("\(integer).0")
    case (.float, .number(let number)):
      return .number(number.isWhole ? number + ".0" : number)
    default:
      throw ScalarFault(message: "\(Diagnostic.quoted(text)) doesn't match its tag `\(rawValue)`")
    }
  }

  /// Checks that a sequence or a mapping may have this tag.
  func checkCollection(_ kind: YAMLTag) throws(ScalarFault) {
    guard self == kind || self == .nonSpecific else {
      throw ScalarFault(message: "the tag `\(rawValue)` is on \(kind == .mapping ? "a mapping" : "a list")")
    }
  }
}

extension String {
  /// Whether a number is written without a fraction and an exponent.
  fileprivate var isWhole: Bool { utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") } }
}
