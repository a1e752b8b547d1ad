// Where the key comes from. A key is checked before it is used, and never printed.

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

  let source: Source
  /// The keys that must not be in any text.
  let known: KnownKeys

  enum Source: Sendable {
    case fixed(Secret)
    case provider(@Sendable () async throws -> Secret)
  }

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
    let key = try checked(key)
    return Credentials(source: .fixed(key), known: KnownKeys([key]))
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
    let known = KnownKeys()
    return Credentials(
      source: .provider {
        let key = try checked(try await key())
        known.note(key)
        return key
      }, known: known)
  }

  private init(source: Source, known: KnownKeys) {
    self.source = source
    self.known = known
  }

  /// The key without white space around it, which files and variables often have.
  private static func checked(_ key: Secret) throws(PostHogError) -> Secret {
    func fault(_ reason: String) -> PostHogError { PostHogError(.credentials(reason)) }
    let bytes = key.exposedValue.utf8.trimmingSpace
    guard bytes.count >= 2 else {
      throw fault("The key is empty. It has to be a personal API key (phx_…).")
    }
    // Visible ASCII only: anything else could end the header field and begin another one.
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw fault("The key has characters that no personal API key (phx_…) has, such as spaces or line ends.")
    }
    if bytes.starts(with: "phc_".utf8) {
      throw fault("This is a project token (phc_…), which sends events. This API needs a personal API key (phx_…).")
    }
    if bytes.starts(with: "phs_".utf8) {
      throw fault("This is a project secret key (phs_…), which this API refuses. It needs a personal API key (phx_…).")
    }
    return Secret(String(Substring(bytes)))
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

extension String.UTF8View {
  fileprivate var trimmingSpace: SubSequence {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
