// The address of a request, and what a redirect from there means. Only the path of a redirect is ever used: scheme and
// host stay the configured ones, so a key can't follow a `Location` away.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The address of a request: an origin, and the path with its query.
struct RequestURL: Sendable, Hashable {
  let origin: Origin
  let target: String

  /// Where a redirect points.
  enum Redirection: Hashable {
    /// A path, with its query, on the origin of the request.
    case sameOrigin(target: String)
    /// Another place, or a path that servers read as another one, without user, query and fragment; nil when it can't
    /// be told what place it is.
    case elsewhere(String?)
  }

  /// Reads a `Location` (RFC 9110, section 10.2.2).
  func redirection(to location: String) -> Redirection {
    guard let base = URL(string: "\(origin)\(target)"), let url = URL(string: location, relativeTo: base),
      let components = URLComponents(url: url, resolvingAgainstBaseURL: true), let place = Origin(components),
      components.user == nil, components.password == nil
    else { return .elsewhere(nil) }
    let path = components.percentEncodedPath.isEmpty ? "/" : components.percentEncodedPath
    guard place == origin, path.hasPrefix("/"), !Self.hasDotSegment(path[...]) else {
      return .elsewhere("\(place)\(path)")
    }
    return .sameOrigin(target: components.percentEncodedQuery.map { "\(path)?\($0)" } ?? path)
  }

  /// Whether a path has a segment that makes servers look at another path (RFC 3986, section 5.2.4), encoded or not. A key
  /// that is meant for what lies below one path would go to its neighbour.
  static func hasDotSegment(_ path: Substring) -> Bool {
    let path = path.lowercased().replacing("%2e", with: ".").replacing("%2f", with: "/").replacing("%5c", with: "/")
    return path.split { $0 == "/" || $0 == "\\" }.contains { $0 == "." || $0 == ".." }
  }

  /// The place of a `Location` as far as it may be printed.
  func printablePlace(of location: String) -> String? {
    switch redirection(to: location) {
    case .sameOrigin(let target): "\(origin)\(target.prefix { $0 != "?" })"
    case .elsewhere(let place): place
    }
  }
}
