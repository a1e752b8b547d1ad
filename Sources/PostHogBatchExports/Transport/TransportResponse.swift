// The answer of a transport: a head that is there, and a body that arrives while it is read.

public import HTTPTypes

/// The answer to one request.
public struct TransportResponse: Sendable {
  /// Status and header fields.
  public var head: HTTPResponse

  /// The body, read by whoever needs it. A body that nobody reads is given up with the response.
  public var body: ResponseBody

  /// An answer with the given head and body.
  public init(head: HTTPResponse, body: ResponseBody = ResponseBody([])) {
    self.head = head
    self.body = body
  }

  /// An answer written in one line: a status, header fields and the bytes of a body.
  public init(status: Int, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.init(head: HTTPResponse(status: .init(code: status), headerFields: headers), body: ResponseBody(body))
  }
}
