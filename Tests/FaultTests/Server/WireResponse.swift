import HTTPTypes
import PostHogBatchExportsTesting

/// An HTTP/1.1 response before it is written as bytes. Its head need not tell the truth about its body.
struct WireResponse {
  private var status: Int
  private var fields: [(name: String, value: String)]
  /// What follows the head.
  var body: [UInt8]

  /// The response of the fake.
  init(_ response: FakeResponse) {
    status = response.head.status.code
    fields = response.head.headerFields.map { ($0.name.rawName, $0.value) }
    body = response.body
    // RFC 9110, section 8.6: no length with 204.
    if status != 204 { fields.append(("Content-Length", "\(body.count)")) }
  }

  /// An error in PostHog's form, or in another one.
  init(
    _ status: Int, type: String = "application/json",
    body: String = #"{"type":"server_error","code":"error","detail":"Try again later.","attr":null}"#
  ) {
    self.status = status
    self.body = Array(body.utf8)
    fields = [("Content-Type", type), ("Content-Length", "\(body.utf8.count)")]
  }

  /// The status line and the fields, with the empty line that ends them.
  var head: [UInt8] {
    Array("HTTP/1.1 \(status) Status\r\n\(fields.map { "\($0.name): \($0.value)\r\n" }.joined())\r\n".utf8)
  }

  /// All of it.
  var bytes: [UInt8] { head + body }

  /// With one more field.
  func with(_ name: String, _ value: String) -> WireResponse {
    var response = self
    response.fields.append((name, value))
    return response
  }

  /// With another length in the head.
  func with(length: Int) -> WireResponse {
    without("Content-Length").with("Content-Length", "\(length)")
  }

  /// With a head that announces chunks.
  var chunked: WireResponse { without("Content-Length").with("Transfer-Encoding", "chunked") }

  /// With the compressed body that `change` makes, and its length. A response without a body stays as it is.
  func compressed(_ change: ([UInt8]) -> [UInt8]) -> WireResponse {
    guard !body.isEmpty else { return self }
    var response = with("Content-Encoding", "gzip")
    response.body = change(Gzip.stored(body))
    return response.with(length: response.body.count)
  }

  private func without(_ name: String) -> WireResponse {
    var response = self
    response.fields.removeAll { $0.name == name }
    return response
  }
}
