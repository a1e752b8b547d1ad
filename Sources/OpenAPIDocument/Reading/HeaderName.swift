/// The names of header fields (RFC 9110, section 5.1).
package enum HeaderName {
  /// Whether the specification ignores a header parameter of this name: `content` and the security schemes define it.
  package static func isIgnored(_ name: String) -> Bool {
    ["accept", "content-type", "authorization"].contains(name.lowercased())
  }

  /// Whether the name is a token: at least one letter, digit or permitted sign, and nothing else.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(tokenBytes.contains)
  }

  private static let tokenBytes = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~".utf8)
}
