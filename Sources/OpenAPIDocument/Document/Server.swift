public import Diagnostics

/// Where the API is served, as far as the description knows.
public struct Server: Sendable {
  /// The URL as written, possibly relative and with `{variables}`.
  public let url: String
  /// The variables of the URL, in document order.
  public let variables: [ServerVariable]
  /// The place of the server in the description.
  public let location: SourceLocation

  /// The URL with every variable replaced by its default.
  public var resolvedURL: String { address.url }

  /// The path of `resolvedURL`, without a slash at its end: `""` for `https://host/`, `/api` for `https://host/api/`.
  public var path: String { address.path }

  private var address: ServerAddress {
    ServerAddress(url, defaults: Dictionary(variables.map { ($0.name, $0.defaultValue) }) { first, _ in first })
  }
}

/// A `{variable}` in the URL of a server.
public struct ServerVariable: Sendable {
  /// The name between the braces.
  public let name: String
  /// What stands in for it when nobody chooses.
  public let defaultValue: String
  /// The values it may have; empty when it is free.
  public let enumValues: [String]
  /// What it means.
  public let description: String?
}
