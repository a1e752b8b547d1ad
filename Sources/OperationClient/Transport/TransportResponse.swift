public import HTTPTypes

/// The response of a transport to one request: a head that has arrived, and a body that arrives while it is read.
public struct TransportResponse: Sendable {
  /// The status and header fields.
  public var head: HTTPResponse

  /// The body, read on demand. A body that is never read is dropped with the response.
  public var body: ResponseBody

  /// Creates a response with the given head and body.
  public init(head: HTTPResponse, body: ResponseBody = ResponseBody([])) {
    self.head = head
    self.body = body
  }

  /// Creates a response from a status, header fields and the bytes of a body.
  public init(status: Int, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.init(head: HTTPResponse(status: .init(code: status), headerFields: headers), body: ResponseBody(body))
  }
}
