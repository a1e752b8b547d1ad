// The response of a transport: a head that is there, and a body that arrives while it is read.

public import HTTPTypes

/// The response to one request.
public struct TransportResponse: Sendable {
  /// Status and header fields.
  public var head: HTTPResponse

  /// The body, read when it is asked for. A body that is never read is dropped with the response.
  public var body: ResponseBody

  /// A response with the given head and body.
  public init(head: HTTPResponse, body: ResponseBody = ResponseBody([])) {
    self.head = head
    self.body = body
  }

  /// A response written in one line: a status, header fields and the bytes of a body.
  public init(status: Int, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.init(head: HTTPResponse(status: .init(code: status), headerFields: headers), body: ResponseBody(body))
  }
}
