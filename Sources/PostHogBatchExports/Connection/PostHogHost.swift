import OperationClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The PostHog instance that a client talks to. It is checked when it is created, so that a key is never sent to an
/// unintended place.
public struct PostHogHost: Sendable, Hashable, CustomStringConvertible {
  let address: APIHost

  /// PostHog Cloud in the United States, `https://us.posthog.com`.
  public static let us = PostHogHost(cloud: "us.posthog.com")

  /// PostHog Cloud in the European Union, `https://eu.posthog.com`.
  public static let eu = PostHogHost(cloud: "eu.posthog.com")

  /// Whether it is one of PostHog's clouds; `app` is an older name of the one in the United States.
  package var isCloud: Bool {
    ["us.posthog.com", "eu.posthog.com", "app.posthog.com"].contains(address.origin.host)
  }

  /// Creates the host of an instance of your own.
  ///
  /// - Parameters:
  ///   - url: The base URL of the instance, such as `https://posthog.example.com` or, behind a proxy that serves it
  ///     below a path, `https://intranet.example.com/posthog`. It must not have a user, a query or a fragment.
  ///   - allowingInsecureHTTP: Whether an `http` URL is accepted. The key is then sent unencrypted, so use this only on
  ///     networks that you fully trust. A loopback address is always accepted.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)``, which says what is wrong with the URL.
  public static func selfHosted(_ url: String, allowingInsecureHTTP: Bool = false) throws(PostHogError) -> PostHogHost {
    // The hosts that take events don't know keys of this API, and their responses hide the mistake.
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
