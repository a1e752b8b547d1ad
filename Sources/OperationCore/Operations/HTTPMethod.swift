/// The method of a request (RFC 9110, section 9).
public struct HTTPMethod: RawRepresentable, Sendable, Hashable {
  /// The method's name in the request, which is case-sensitive.
  public let rawValue: String

  /// Creates a method from its name in the request. A client refuses to send a method whose name isn't a token.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Retrieves a representation.
  public static let get = HTTPMethod(rawValue: "GET")
  /// Retrieves the header fields of a representation.
  public static let head = HTTPMethod(rawValue: "HEAD")
  /// Has the server process the body.
  public static let post = HTTPMethod(rawValue: "POST")
  /// Replaces a representation.
  public static let put = HTTPMethod(rawValue: "PUT")
  /// Changes a part of a representation (RFC 5789).
  public static let patch = HTTPMethod(rawValue: "PATCH")
  /// Removes a resource.
  public static let delete = HTTPMethod(rawValue: "DELETE")
  /// Asks which methods a resource supports.
  public static let options = HTTPMethod(rawValue: "OPTIONS")
  /// Asks for the request as the server received it.
  public static let trace = HTTPMethod(rawValue: "TRACE")
}
