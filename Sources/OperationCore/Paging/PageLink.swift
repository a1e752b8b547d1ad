// What a server's link to a next page says. Only its query is ever used; its path is compared, its origin is told.

/// A link, taken apart as RFC 3986, appendix B, does it.
struct PageLink {
  /// The most bytes of a link that are looked at; servers refuse requests of an eighth of it.
  static let maximumLength = 1 << 16

  /// What it names before its path; nil when it begins with its path.
  let origin: LinkOrigin?
  /// The query; nil when it has none, or one that can't be read.
  let query: Query?
  private let scheme: Substring?
  private let path: Substring

  /// - Returns: nil for a link that is too long to be one.
  init?(_ link: String) {
    guard link.utf8.count <= Self.maximumLength else { return nil }
    // By bytes, since what stands behind a mark may combine with it to one character.
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
    // Where the path has a user in it, what stands before may be the beginning of that.
    let isDoubtful = PrintableAddress(String(path)).hasUser
    origin = LinkOrigin(scheme: scheme, authority: isDoubtful ? "…" : authority)
  }

  /// Whether it leads to a list: an empty path is that of the page itself, and else its path has to end as the list's
  /// does. Something may stand before that, as servers below a path of a proxy know more or less of it than a client.
  func leads(to list: ListPath, from page: OperationPath) -> Bool {
    if path.isEmpty, scheme == nil { return true }
    guard scheme == nil || origin != nil else { return false }
    // RFC 3986, section 5.2.3: a path that does not begin at the root takes the place of the last segment.
    let isRelative = origin == nil && path.utf8.first != UInt8(ascii: "/")
    let base = isRelative ? page.description.lastIndex(of: "/").map { page.description[...$0] } ?? "" : ""
    return list.isEnd(of: ListPath(base + path))
  }

  /// The path without a user and without anything behind it. It may still hold a key, which is found by whoever knows it only
  /// as long as nothing else of it is changed.
  var printablePath: String {
    let place = path.isEmpty ? "/" : (origin == nil ? scheme.map { "\($0):" } ?? "" : "") + path
    return String(PrintableAddress(place).description.unicodeScalars.prefix(400))
  }
}

extension Substring {
  /// The bytes before the first that does not satisfy a condition.
  fileprivate func prefix(_ isWanted: (UInt8) -> Bool) -> Substring {
    self[..<(utf8.firstIndex { !isWanted($0) } ?? endIndex)]
  }
}
