import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension PostHogHost {
  /// The name of the environment variable that holds the host: `POSTHOG_HOST`.
  public static let environmentVariable = "POSTHOG_HOST"

  /// Reads the host from an environment variable: `us`, `eu`, or the URL of an instance, which may be `http` only for a
  /// loopback address. Without the variable the host is ``us``.
  ///
  /// - Parameters:
  ///   - variable: The name of the variable.
  ///   - environment: The variables to look in; by default those of the process.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)``, which says what is wrong with the URL.
  public static func environment(
    _ variable: String = environmentVariable,
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PostHogError) -> PostHogHost {
    switch environment[variable] ?? "us" {
    case "us": .us
    case "eu": .eu
    case let url where url.contains("://"): try .selfHosted(url)
    default:
      throw PostHogError(
        .invalidRequest("The environment variable \(variable) has to be us, eu or a URL with https://."))
    }
  }
}

#if AsyncHTTPClient
  extension PostHogClient {
    /// Creates a client with the key in `POSTHOG_PERSONAL_API_KEY` and the host in `POSTHOG_HOST`.
    ///
    ///     let project = try PostHogClient.fromEnvironment().projectFromEnvironment()
    ///
    /// See ``Credentials/environment(_:in:)`` and ``PostHogHost/environment(_:in:)``.
    ///
    /// - Parameter environment: The variables to look in; by default those of the process.
    /// - Throws: A ``PostHogError`` that says which variable is missing or wrong. It prints as one sentence.
    public static func fromEnvironment(
      _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(PostHogError) -> PostHogClient {
      PostHogClient(host: try .environment(in: environment), credentials: try .environment(in: environment))
    }
  }
#endif

extension PostHogClient {
  /// The name of the environment variable that holds the number of the project: `POSTHOG_PROJECT_ID`.
  public static let projectVariable = "POSTHOG_PROJECT_ID"

  /// Returns the project whose number is in `POSTHOG_PROJECT_ID`; `@current` means the current project of the key's
  /// owner.
  ///
  /// - Parameter environment: The variables to look in; by default those of the process.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)`` if the variable is missing or holds neither.
  public func projectFromEnvironment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PostHogError) -> ProjectHandle {
    let id = environment[Self.projectVariable] ?? ""
    guard id == "@current" || Int(id).map({ $0 > 0 }) == true else {
      let fault = id.isEmpty ? "is not set" : "is not a project's number"
      throw PostHogError(
        .invalidRequest(
          "The environment variable \(Self.projectVariable) \(fault). It is in the settings of the project, and in its URL."
        ))
    }
    return project(id)
  }
}
