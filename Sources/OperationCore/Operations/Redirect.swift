/// Where a redirect points. Such addresses are often signed: the query is a credential and is not printed.
public struct Redirect: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The whole address, with its query.
  public let location: String

  /// A redirect to an address.
  public init(location: String) {
    self.location = location
  }

  /// The address up to its query.
  public var description: String {
    guard let end = location.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return location }
    return location[..<end] + "?<redacted>"
  }

  /// The same as the description.
  public var debugDescription: String { description }

  /// The address up to its query.
  public var customMirror: Mirror { Mirror(self, children: ["location": description]) }
}
