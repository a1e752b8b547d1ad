/// The location of a redirect. Such URLs are often signed: their query is a credential and isn't printed.
public struct Redirect: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The full URL, including its query.
  public let location: String

  /// Creates a redirect to a URL.
  public init(location: String) {
    self.location = location
  }

  /// The URL up to its query, without user and password.
  public var description: String {
    let address = PrintableAddress(location)
    return CredentialMask.masking(address.description) + (address.isCut ? "?<redacted>" : "")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror with the URL up to its query.
  public var customMirror: Mirror { Mirror(self, children: ["location": description]) }
}
