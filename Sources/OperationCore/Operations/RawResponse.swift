/// A response before it is decoded.
public struct RawResponse: Sendable, Hashable {
  /// The status.
  public let status: Int
  /// The header fields, at least those that ``DocumentedResponse/headerNames`` lists.
  public let headers: Headers
  /// The body, without any content coding.
  public let body: [UInt8]

  /// Creates a response.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - headers: The header fields, at least those that ``DocumentedResponse/headerNames`` lists.
  ///   - body: The body, without any content coding.
  public init(status: Int, headers: Headers = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
