/// The names of header fields (RFC 9110, section 5.1).
enum HeaderName {
  /// Whether the name is a token: at least one letter, digit or permitted sign, and nothing else.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(tokenBytes.contains)
  }

  private static let tokenBytes = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~".utf8)
}
