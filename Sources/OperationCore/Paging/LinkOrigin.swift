/// The scheme, host and port that a link names. Nothing is ever sent there: it is compared and told.
public struct LinkOrigin: Sendable, Hashable, CustomStringConvertible {
  /// The scheme in lower case; nil for a link like `//host/path`.
  public let scheme: String?
  /// The host in lower case, as it stands in the link, at most 253 characters of it; `…` where it may be a part of a user.
  public let host: String
  /// The port; nil when the link has none.
  public let port: Int?

  init(scheme: Substring?, authority: Substring) {
    self.scheme = scheme?.lowercased()
    // What stands before an @ is a user, whatever it looks like.
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

  /// Scheme, host and port as they stand in a URL, without user, path and query.
  public var description: String {
    (scheme.map { "\($0)://" } ?? "//") + host + (port.map { ":\($0)" } ?? "")
  }
}

extension Substring {
  /// The characters at the end that all satisfy a condition.
  fileprivate func suffix(while isWanted: (Character) -> Bool) -> Substring {
    self[(lastIndex { !isWanted($0) }.map(index(after:)) ?? startIndex)...]
  }
}
