public import HTTPTypes

/// What the fake answers: the head, and the whole body.
public struct FakeResponse: Sendable, Hashable {
  /// Status and header fields.
  public var head: HTTPResponse
  /// The body, empty when there is none.
  public var body: [UInt8]

  /// An answer of any kind.
  public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
    head = HTTPResponse(status: status, headerFields: headers)
    self.body = body
  }

  /// An answer with a JSON text, for ``FakePostHog/respondNext(to:with:)``.
  public init(status: HTTPResponse.Status, json: String, headers: HTTPFields = [:]) {
    self.init(status: status, headers: headers, body: Array(json.utf8))
    head.headerFields[.contentType] = "application/json"
  }

  init(_ status: HTTPResponse.Status = .ok, _ json: JSON) {
    self.init(status: status, headers: [.contentType: "application/json"], body: json.bytes)
  }
}
