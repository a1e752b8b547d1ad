// Where an API is. A host is checked when it is made, so that a key never goes to a place that nobody meant.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The server that a client talks to: an origin and, where the API lies below a path, that path.
///
///     let host = try APIHost("https://api.example.com")
///
/// Generated operations have the path of their document's server, such as `/v1`, in their own paths. A host has a path only where
/// something else stands before that, as behind a proxy: `https://intranet.example.com/things`.
public struct APIHost: Sendable, Hashable, CustomStringConvertible {
  package let origin: Origin
  /// What stands before every path; empty, or begins with a slash and does not end with one.
  package let pathPrefix: String
  /// The base URL, without a slash at its end.
  public let description: String

  /// A host.
  ///
  /// - Parameters:
  ///   - url: Where the API is, like `https://api.example.com`, or `https://intranet.example.com/things` behind a proxy that serves it below a
  ///     path. No user, query or fragment.
  ///   - allowingInsecureHTTP: Lets an `http` URL through. The key then travels in the clear, so this is for networks
  ///     that you trust in whole. A loopback address needs no permission.
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

  /// The host of `https` on its own port, at a name that is known to be one.
  package init(secureHost name: String) {
    self.init(origin: Origin(secureHost: name), pathPrefix: "")
  }

  /// Whether a target, which is a path with its query, lies below the base URL for every server and proxy on the way. Beside the
  /// path of an API there are other programs, which must not get its key; and what begins with two slashes may be read
  /// as another host.
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

  /// The URL itself is not repeated as a whole: it may hold a password.
  private static func fault(_ reason: String) -> OperationFailure {
    OperationFailure(.invalidRequest("The host \(reason)."))
  }
}
