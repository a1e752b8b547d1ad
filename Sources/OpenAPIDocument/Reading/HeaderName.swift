/// The names of header fields (RFC 9110, section 5.1).
enum HeaderName {
  /// Whether it is a token: letters, digits and some signs, and not nothing.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(tokenBytes.contains)
  }

  private static let tokenBytes = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~".utf8)
}
