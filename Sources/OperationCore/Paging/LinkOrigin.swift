/// The scheme, host and port of a link. It is only compared and reported; the client never connects to it.
public struct LinkOrigin: Sendable, Hashable, CustomStringConvertible {
  /// The scheme in lower case; nil for a link like `//host/path`.
  public let scheme: String?
  /// The host in lower case, as in the link, at most 253 characters of it. It is `…` if it may be part of a user name.
  public let host: String
  /// The port; nil if the link has none.
  public let port: Int?

  init(scheme: Substring?, authority: Substring) {
    self.scheme = scheme?.lowercased()
    // Anything before an @ is a user, whatever it looks like.
    let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let digits = place.suffix { ("0"..."9").contains($0) }
    let colon = place.index(digits.startIndex, offsetBy: -1, limitedBy: place.startIndex)
    if let colon, colon < digits.startIndex, place[colon] == ":" {
      port = Int(digits)
      host = String(place[..<colon].prefix(253)).lowercased()
    } else {
      port = nil
      host = String(place.prefix(253)).lowercased()
    }
  }

  /// The scheme, host and port as in a URL, without user, path and query.
  public var description: String {
    (scheme.map { "\($0)://" } ?? "//") + host + (port.map { ":\($0)" } ?? "")
  }
}

extension Substring {
  /// Returns the characters at the end that all satisfy a condition.
  fileprivate func suffix(while isWanted: (Character) -> Bool) -> Substring {
    self[(lastIndex { !isWanted($0) }.map(index(after:)) ?? startIndex)...]
  }
}
