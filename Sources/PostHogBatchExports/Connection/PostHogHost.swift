// Where the API is. A host is checked when it is made, so that a key never goes to a place that nobody meant.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The PostHog instance that a client talks to.
public struct PostHogHost: Sendable, Hashable, CustomStringConvertible {
  let origin: Origin
  /// What stands before every path; empty, or begins with a slash and does not end with one.
  let pathPrefix: String

  /// PostHog Cloud in the United States, `https://us.posthog.com`.
  public static let us = PostHogHost(cloud: "us.posthog.com")

  /// PostHog Cloud in the European Union, `https://eu.posthog.com`.
  public static let eu = PostHogHost(cloud: "eu.posthog.com")

  /// Whether it is one of PostHog's clouds; `app` is an older name of that in the United States.
  var isCloud: Bool {
    ["us.posthog.com", "eu.posthog.com", "app.posthog.com"].contains(origin.host)
  }

  /// An instance of your own.
  ///
  /// - Parameters:
  ///   - url: Where the instance is, like `https://posthog.example.com` or, behind a proxy that serves it below a path,
  ///     `https://intranet.example.com/posthog`. No user, query or fragment.
  ///   - allowingInsecureHTTP: Lets an `http` URL through. The key then travels in the clear, so this is for networks
  ///     that you trust in whole. A loopback address needs no permission.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)``, which says what is wrong with the URL.
  public static func selfHosted(_ url: String, allowingInsecureHTTP: Bool = false) throws(PostHogError) -> PostHogHost {
    guard let components = URLComponents(string: url, encodingInvalidCharacters: false),
      let origin = Origin(components)
    else { throw fault("is not the URL of an http or https server, such as https://posthog.example.com") }
    guard components.user == nil, components.password == nil else {
      throw fault("has a user or a password in it; credentials are given to the client apart from the host")
    }
    guard components.percentEncodedQuery == nil, components.fragment == nil else {
      throw fault("has a query or a fragment; only a path may follow the host")
    }
    // Keys of this API mean nothing to the hosts that take events, and these answer in a way that hides the mistake.
    guard !origin.host.hasSuffix(".i.posthog.com") else {
      throw fault("(\(origin)) takes events and has no API; use \(origin.host.hasPrefix("eu") ? ".eu" : ".us")")
    }
    guard origin.scheme == "https" || origin.isLoopback || allowingInsecureHTTP else {
      throw fault("(\(origin)) would show the key to the network; use https, or say allowingInsecureHTTP: true")
    }
    var path = components.percentEncodedPath[...]
    while path.last == "/" { path.removeLast() }
    guard !path.contains("//"), !RequestURL.hasDotSegment(path) else {
      throw fault("has a path that servers would resolve to another one")
    }
    return PostHogHost(origin: origin, pathPrefix: String(path))
  }

  /// The base URL.
  public var description: String { "\(origin)\(pathPrefix)" }

  /// Whether a target, which is a path with its query, lies below the base URL for every server and proxy on the way. Beside the
  /// path of an instance there are other programs, which must not get its key; and what begins with two slashes may be read
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
  }

  private init(cloud host: String) {
    origin = Origin(secureHost: host)
    pathPrefix = ""
  }

  /// The URL itself is not repeated as a whole: it may hold a password.
  private static func fault(_ reason: String) -> PostHogError {
    PostHogError(.invalidRequest("The host \(reason)."))
  }
}
