/// A server's link to another page, parsed by RFC 3986, appendix B. Only its query is ever used; its path is compared,
/// and its origin is reported.
struct PageLink {
  /// The maximum length of a link in bytes. Servers refuse requests of an eighth of that length.
  static let maximumLength = 1 << 16

  /// The origin; nil if the link begins with its path.
  let origin: LinkOrigin?
  /// The query; nil if the link has none, or one that can't be parsed.
  let query: Query?
  private let scheme: Substring?
  private let path: Substring

  /// - Returns: nil for a link that is too long.
  init?(_ link: String) {
    guard link.utf8.count <= Self.maximumLength else { return nil }
    // By bytes, because what follows a delimiter may combine with it into a single character.
    var rest = link[...].prefix { $0 != UInt8(ascii: "#") }
    let place = rest.prefix { $0 != UInt8(ascii: "?") }
    query = Query(encoded: String(rest[place.endIndex...].utf8.dropFirst()) ?? "%").flatMap { $0.isEmpty ? nil : $0 }
    rest = place
    let first = rest.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
    let hasScheme = rest.utf8.dropFirst(first.utf8.count).first == UInt8(ascii: ":")
    scheme = hasScheme ? first : nil
    if hasScheme { rest = rest[rest.utf8.index(after: first.endIndex)...] }
    guard rest.utf8.starts(with: "//".utf8) else {
      origin = nil
      path = rest
      return
    }
    let authority = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...].prefix { $0 != UInt8(ascii: "/") }
    path = rest[authority.endIndex...]
    // If the path has a user in it, what precedes it may be the beginning of that.
    let isDoubtful = PrintableAddress(String(path)).hasUser
    origin = LinkOrigin(scheme: scheme, authority: isDoubtful ? "…" : authority)
  }

  /// Returns whether the link leads to a list: its path is empty, which means the page itself, or ends as the list's
  /// path does. Something may precede that, because servers below a proxy's path know more or less of it than a client.
  func leads(to list: ListPath, from page: OperationPath) -> Bool {
    if path.isEmpty, scheme == nil { return true }
    guard scheme == nil || origin != nil else { return false }
    // RFC 3986, section 5.2.3: a path that doesn't begin at the root replaces the last segment.
    let isRelative = origin == nil && path.utf8.first != UInt8(ascii: "/")
    let base = isRelative ? page.description.lastIndex(of: "/").map { page.description[...$0] } ?? "" : ""
    return list.isEnd(of: ListPath(base + path))
  }

  /// The path without a user and without anything after it. It may still contain a key, which the client can find only
  /// as long as nothing else in it has been changed.
  var printablePath: String {
    let place = path.isEmpty ? "/" : (origin == nil ? scheme.map { "\($0):" } ?? "" : "") + path
    return String(PrintableAddress(place).description.unicodeScalars.prefix(400))
  }
}

extension Substring {
  /// Returns the bytes before the first one that doesn't satisfy a condition.
  fileprivate func prefix(_ isWanted: (UInt8) -> Bool) -> Substring {
    self[..<(utf8.firstIndex { !isWanted($0) } ?? endIndex)]
  }
}
