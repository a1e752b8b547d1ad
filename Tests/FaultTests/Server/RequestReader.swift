import HTTPTypes
import PostHogBatchExportsTesting

/// Parses requests from the bytes of a connection: as much of HTTP/1.1 as our client writes.
struct RequestReader {
  private var bytes: [UInt8] = []

  mutating func append(_ more: some Sequence<UInt8>) {
    bytes += more
  }

  /// The next whole request, if it has arrived.
  mutating func next() -> FakeRequest? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count == 3, let method = HTTPRequest.Method(String(words[0])) else { return nil }
    var head = HTTPRequest(method: method, scheme: "http", authority: nil, path: String(words[1]))
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { continue }
      head.headerFields[name] = String(parts[1].drop { $0 == " " })
    }
    head.authority = HTTPField.Name("Host").flatMap { head.headerFields[$0] }
    let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
    guard bytes.count - end.upperBound >= length else { return nil }
    let body = Array(bytes[end.upperBound...].prefix(length))
    bytes.removeSubrange(..<(end.upperBound + length))
    return FakeRequest(head: head, body: body)
  }
}
