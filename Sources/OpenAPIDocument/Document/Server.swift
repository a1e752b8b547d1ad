public import Diagnostics

/// A server of the API, as the document declares it.
public struct Server: Sendable {
  /// The URL as written; it may be relative and have `{variables}`.
  public let url: String
  /// The variables of the URL, in document order.
  public let variables: [ServerVariable]
  /// The location of the server in the document.
  public let location: SourceLocation

  /// The URL with every variable replaced by its default.
  public var resolvedURL: String { address.url }

  /// The path of `resolvedURL` without a trailing slash: `""` for `https://host/`, `/api` for `https://host/api/`.
  public var path: String { address.path }

  private var address: ServerAddress {
    ServerAddress(url, defaults: Dictionary(variables.map { ($0.name, $0.defaultValue) }) { first, _ in first })
  }
}

/// A `{variable}` in the URL of a server.
public struct ServerVariable: Sendable {
  /// The name between the braces.
  public let name: String
  /// The value that is used unless the caller chooses another.
  public let defaultValue: String
  /// The allowed values; empty if any value is allowed.
  public let enumValues: [String]
  /// The description of the variable.
  public let description: String?
}
