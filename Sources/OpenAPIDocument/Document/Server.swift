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
  public var resolvedURL: String {
    variables.reduce(url) { $0.replacing("{\($1.name)}", with: $1.defaultValue) }
  }

  /// The path of `resolvedURL`, without a slash at its end: `""` for `https://host/`, `/api` for `https://host/api/`.
  public var path: String {
    var rest = resolvedURL[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.lowerBound...].dropFirst() }
    if rest.hasPrefix("//") { rest = rest.dropFirst(2).drop { $0 != "/" } }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    while rest.last == "/" { rest.removeLast() }
    return rest.isEmpty || rest.first == "/" ? String(rest) : "/" + rest
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
