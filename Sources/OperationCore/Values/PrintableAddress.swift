/// A URL, or the path of one, that is safe to print: without its query and its fragment, however they are spelled, and
/// without a user.
///
/// A user is recognized by its look, because servers and proxies disagree about unusual URLs: it ends at an `@`, and
/// has a colon in it, or something other than a slash before that. `/@current/` is a path.
package struct PrintableAddress: Sendable, CustomStringConvertible {
  package let description: String
  /// Whether something was left out at its end.
  package let isCut: Bool
  /// Whether something was left out that may be a user.
  package let hasUser: Bool

  package init(_ address: String) {
    let text = SpelledText(address.unicodeScalars)
    let marks = text.scalars.indices.filter { place in
      text.readings(at: place).contains { ["?", "#", "@", ":"].contains($0.scalar) }
    }
    func reads(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
      text.readings(at: place).contains { $0.scalar == scalar }
    }
    let end = marks.first { reads("?", at: $0) || reads("#", at: $0) } ?? text.scalars.count
    let start = Self.beginning(of: text.scalars[..<end])
    isCut = end < text.scalars.count
    let at = marks.last { start <= $0 && $0 < end && reads("@", at: $0) }
    let user = text.scalars[start..<(at ?? start)]
    hasUser = !user.isEmpty && (user.last != "/" || marks.contains { user.indices.contains($0) && reads(":", at: $0) })
    description =
      hasUser
      ? Self.text(text.scalars[..<start]) + "<redacted>" + Self.text(text.scalars[user.endIndex..<end])
      : Self.text(text.scalars[..<end])
  }

  /// Returns the end of the scheme and the slashes that a URL begins with. Any scheme but these may be a user.
  private static func beginning(of address: ArraySlice<Unicode.Scalar>) -> Int {
    let scheme = address.prefix { $0 != ":" && $0 != "/" }
    let hasScheme = scheme.endIndex < address.endIndex && ["http", "https"].contains(text(scheme).lowercased())
    let rest = hasScheme ? address[(scheme.endIndex + 1)...] : address
    return rest.firstIndex { $0 != "/" } ?? address.endIndex
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
