/// Where a redirect points. Such addresses are often signed: the query is a credential and is not printed.
public struct Redirect: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The whole address, with its query.
  public let location: String

  /// A redirect to an address.
  public init(location: String) {
    self.location = location
  }

  /// The address up to its query, without user and password.
  public var description: String {
    let address = PrintableAddress(location)
    return CredentialMask.masking(address.description) + (address.isCut ? "?<redacted>" : "")
  }

  /// The same as the description.
  public var debugDescription: String { description }

  /// The address up to its query.
  public var customMirror: Mirror { Mirror(self, children: ["location": description]) }
}
