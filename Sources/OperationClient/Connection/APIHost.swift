#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The server that a client talks to: an origin and, if the API lies below a path, that path.
///
///     let host = try APIHost("https://api.example.com")
///
/// The host is checked when it is created, so that a key is never sent to an unintended place.
///
/// Generated operations include the path of their document's server, such as `/v1`, in their own paths. A host has a
/// path only if something else precedes that, as behind a proxy: `https://intranet.example.com/things`.
public struct APIHost: Sendable, Hashable, CustomStringConvertible {
  package let origin: Origin
  /// The path that precedes every operation's path; empty, or begins with a slash and doesn't end with one.
  package let pathPrefix: String
  /// The base URL, without a trailing slash.
  public let description: String

  /// Creates a host.
  ///
  /// - Parameters:
  ///   - url: The base URL of the API, such as `https://api.example.com`, or `https://intranet.example.com/things`
  ///     behind a proxy that serves it below a path. It must not have a user, a query or a fragment.
  ///   - allowingInsecureHTTP: Whether an `http` URL is accepted. The key is then sent unencrypted, so use this only on
  ///     networks that you fully trust. A loopback address is always accepted.
  /// - Throws: ``OperationFailure/Kind-swift.enum/invalidRequest(_:)``, which says what is wrong with the URL.
  public init(_ url: String, allowingInsecureHTTP: Bool = false) throws(OperationFailure) {
    guard let components = URLComponents(string: url, encodingInvalidCharacters: false),
      let origin = Origin(components)
    else { throw Self.fault("is not the URL of an http or https server, such as https://api.example.com") }
    guard components.user == nil, components.password == nil else {
      throw Self.fault("has a user or a password in it; credentials are given to the client apart from the host")
    }
    guard components.percentEncodedQuery == nil, components.fragment == nil else {
      throw Self.fault("has a query or a fragment; only a path may follow the host")
    }
    guard origin.scheme == "https" || origin.isLoopback || allowingInsecureHTTP else {
      throw Self.fault("(\(origin)) would show the key to the network; use https, or say allowingInsecureHTTP: true")
    }
    var path = components.percentEncodedPath[...]
    while path.last == "/" { path.removeLast() }
    guard !path.contains("//"), !RequestURL.hasDotSegment(path) else {
      throw Self.fault("has a path that servers would resolve to another one")
    }
    self.init(origin: origin, pathPrefix: String(path))
  }

  /// The host at the default port of `https`, for a name that is known to be valid.
  package init(secureHost name: String) {
    self.init(origin: Origin(secureHost: name), pathPrefix: "")
  }

  /// Returns whether every server and proxy in between places a target, which is a path with its query, below the base
  /// URL.
  ///
  /// Other programs may be served beside the path of an API and must not get its key; and a target that begins with two
  /// slashes may be read as another host.
  func holds(_ target: String) -> Bool {
    let path = target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
    guard path.utf8.starts(with: pathPrefix.utf8) else { return false }
    let rest = path.utf8.dropFirst(pathPrefix.utf8.count)
    return rest.starts(with: "/".utf8) && !rest.starts(with: "//".utf8) && !RequestURL.hasDotSegment(path)
  }

  private init(origin: Origin, pathPrefix: String) {
    self.origin = origin
    self.pathPrefix = pathPrefix
    description = "\(origin)\(pathPrefix)"
  }

  /// The error for an unusable URL. It doesn't quote the whole URL, which may hold a password.
  private static func fault(_ reason: String) -> OperationFailure {
    OperationFailure(.invalidRequest("The host \(reason)."))
  }
}
