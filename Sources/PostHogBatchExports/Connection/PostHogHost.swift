// Where the API is. A host is checked when it is made, so that a key never goes to a place that nobody meant.

import OperationClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The PostHog instance that a client talks to.
public struct PostHogHost: Sendable, Hashable, CustomStringConvertible {
  let address: APIHost

  /// PostHog Cloud in the United States, `https://us.posthog.com`.
  public static let us = PostHogHost(cloud: "us.posthog.com")

  /// PostHog Cloud in the European Union, `https://eu.posthog.com`.
  public static let eu = PostHogHost(cloud: "eu.posthog.com")

  /// Whether it is one of PostHog's clouds; `app` is an older name of that in the United States.
  var isCloud: Bool {
    ["us.posthog.com", "eu.posthog.com", "app.posthog.com"].contains(address.origin.host)
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
    // Keys of this API mean nothing to the hosts that take events, and these answer in a way that hides the mistake.
    if let origin = URLComponents(string: url, encodingInvalidCharacters: false).flatMap(Origin.init),
      origin.host.hasSuffix(".i.posthog.com")
    {
      let cloud = origin.host.hasPrefix("eu") ? ".eu" : ".us"
      throw PostHogError(.invalidRequest("The host (\(origin)) takes events and has no API; use \(cloud)."))
    }
    do throws(OperationFailure) {
      return PostHogHost(address: try APIHost(url, allowingInsecureHTTP: allowingInsecureHTTP))
    } catch {
      throw PostHogError(error)
    }
  }

  /// The base URL.
  public var description: String { address.description }

  private init(address: APIHost) {
    self.address = address
  }

  private init(cloud host: String) {
    address = APIHost(secureHost: host)
  }
}
