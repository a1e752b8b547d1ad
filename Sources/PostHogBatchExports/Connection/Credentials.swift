import OperationClient
public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The personal API key that a client sends, or the way to get it.
///
/// A personal API key begins with `phx_` (OAuth access tokens, with `pha_`, work as well). Keys that can't work here,
/// and texts that aren't keys, are refused with a message that says which key is needed. The key is never printed, not
/// even in that message.
public struct Credentials: Sendable {
  /// The environment variable that PostHog's own examples use.
  public static let environmentVariable = "POSTHOG_PERSONAL_API_KEY"

  /// The key, and the header field that PostHog reads it from.
  let scheme: APICredentials

  /// Reads the key from an environment variable, once.
  ///
  /// - Parameters:
  ///   - variable: The name of the variable.
  ///   - environment: The variables to look in; by default those of the process.
  /// - Throws: ``PostHogError/Kind-swift.enum/credentials(_:)`` if the variable is missing or empty, or doesn't hold a
  ///   key.
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

  /// Uses a key that doesn't change.
  ///
  /// - Throws: ``PostHogError/Kind-swift.enum/credentials(_:)`` if the text isn't a key.
  public static func `static`(_ key: Secret) throws(PostHogError) -> Credentials {
    Credentials(scheme: .bearer(try checked(key)))
  }

  /// Uses a key that doesn't change.
  ///
  /// - Throws: ``PostHogError/Kind-swift.enum/credentials(_:)`` if the text isn't a key.
  public static func `static`(_ key: String) throws(PostHogError) -> Credentials {
    try .static(Secret(key))
  }

  /// Requests the key for each request, from a vault for example, so that it can change during the life of a client.
  ///
  /// - Parameter key: Returns the key. It is called for each request, by several tasks at once. An error that it throws
  ///   ends the request; errors print only the type of that error, since its text may hold a secret.
  public static func provider(_ key: @escaping @Sendable () async throws -> Secret) -> Credentials {
    Credentials(scheme: .provider { try checked(try await key()) })
  }

  private init(scheme: APICredentials) {
    self.scheme = scheme
  }

  /// Returns the key without white space around it, which files and variables often have.
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
