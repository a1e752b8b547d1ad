// Where the key comes from. A key is checked before it is used, and never printed.

import OperationClient
public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The personal API key that a client sends, or the way to get it.
///
/// A personal API key begins with `phx_` (OAuth access tokens, with `pha_`, work as well). Keys that can't work here, and
/// texts that are no keys, are refused with a message that says which key is needed; the message never holds the key.
public struct Credentials: Sendable {
  /// The variable that PostHog's own examples use.
  public static let environmentVariable = "POSTHOG_PERSONAL_API_KEY"

  /// The key in the field that PostHog reads it from.
  let scheme: APICredentials

  /// The key in an environment variable, read now.
  ///
  /// - Parameters:
  ///   - variable: The name of the variable.
  ///   - environment: The variables to look in; those of the process unless something else is given.
  /// - Throws: ``PostHogError/Kind-swift.enum/credentials(_:)`` when the variable is missing or empty, or is no key.
  public static func environment(
    _ variable: String = environmentVariable,
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PostHogError) -> Credentials {
    guard let value = environment[variable] else {
      throw PostHogError(
        .credentials("The environment variable \(variable) is not set. It has to hold a personal API key (phx_…)."))
    }
    guard !value.allSatisfy(\.isWhitespace) else {
      throw PostHogError(
        .credentials("The environment variable \(variable) is empty. It has to hold a personal API key (phx_…)."))
    }
    return try .static(Secret(value))
  }

  /// A key that does not change.
  ///
  /// - Throws: ``PostHogError/Kind-swift.enum/credentials(_:)`` when it is no key.
  public static func `static`(_ key: Secret) throws(PostHogError) -> Credentials {
    Credentials(scheme: .bearer(try checked(key)))
  }

  /// A key that does not change.
  ///
  /// - Throws: ``PostHogError/Kind-swift.enum/credentials(_:)`` when it is no key.
  public static func `static`(_ key: String) throws(PostHogError) -> Credentials {
    try .static(Secret(key))
  }

  /// A key that is asked for anew for each request, from a vault for example, so that it may change while a client lives.
  ///
  /// - Parameter key: Called for each request, by several tasks at once. What it throws ends the request; only the type
  ///   of its error is told, because nobody knows what else it holds.
  public static func provider(_ key: @escaping @Sendable () async throws -> Secret) -> Credentials {
    Credentials(scheme: .provider { try checked(try await key()) })
  }

  private init(scheme: APICredentials) {
    self.scheme = scheme
  }

  /// The key without white space around it, which files and variables often have.
  private static func checked(_ key: Secret) throws(PostHogError) -> Secret {
    func fault(_ reason: String) -> PostHogError { PostHogError(.credentials(reason)) }
    let sendable: Secret
    do throws(Secret.KeyFault) {
      sendable = try key.sendable()
    } catch {
      switch error {
      case .empty: throw fault("The key is empty. It has to be a personal API key (phx_…).")
      case .unsendable:
        throw fault("The key has characters that no personal API key (phx_…) has, such as spaces or line ends.")
      }
    }
    if sendable.exposedValue.hasPrefix("phc_") {
      throw fault("This is a project token (phc_…), which sends events. This API needs a personal API key (phx_…).")
    }
    if sendable.exposedValue.hasPrefix("phs_") {
      throw fault("This is a project secret key (phs_…), which this API refuses. It needs a personal API key (phx_…).")
    }
    return sendable
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<redacted>`
  public var description: String { "<redacted>" }
  /// `<redacted>`
  public var debugDescription: String { "<redacted>" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
