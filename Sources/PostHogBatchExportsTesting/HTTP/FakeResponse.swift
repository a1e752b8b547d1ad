public import HTTPTypes

/// A response of the fake: the head and the whole body.
public struct FakeResponse: Sendable, Hashable {
  /// The status and header fields.
  public var head: HTTPResponse
  /// The body; empty if there is none.
  public var body: [UInt8]

  /// Creates a response.
  public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
    head = HTTPResponse(status: status, headerFields: headers)
    self.body = body
  }

  /// Creates a response with JSON text, for ``FakePostHog/respondNext(to:with:)``.
  public init(status: HTTPResponse.Status, json: String, headers: HTTPFields = [:]) {
    self.init(status: status, headers: headers, body: Array(json.utf8))
    head.headerFields[.contentType] = "application/json"
  }

  init(_ status: HTTPResponse.Status = .ok, _ json: JSON) {
    self.init(status: status, headers: [.contentType: "application/json"], body: json.bytes)
  }
}
