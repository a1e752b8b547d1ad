#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import HTTPTypes

/// A request to the fake and its response, without the API key.
public struct FakeExchange: Sendable {
  /// The request, with `<redacted>` in place of a key.
  public let request: FakeRequest
  /// The response.
  public let response: FakeResponse
  /// The time, on the clock of the fake.
  public let date: Date
  /// Whether a test provided the response (``FakePostHog/respondNext(to:with:)``), so that it isn't necessarily one of
  /// the API.
  public let isScripted: Bool

  var withoutFile: FakeExchange {
    FakeExchange(
      request: request, response: FakeResponse(status: response.head.status, headers: response.head.headerFields),
      date: date, isScripted: isScripted)
  }

  /// The exchange as one line of JSON: `request` with `method`, `url`, `headers` and `body`, `response` with `status`,
  /// `headers` and `body`. Headers are pairs. A body is a string, null if there is none, or `{"base64": …}` if it isn't
  /// UTF-8.
  public var jsonLine: String {
    let head = request.head
    let line: JSON = [
      "date": .time(Timestamp(date)),
      "request": [
        "method": .string(head.method.rawValue),
        "url": .string("\(head.scheme ?? "https")://\(head.authority ?? "localhost")\(head.path ?? "/")"),
        "headers": Self.json(head.headerFields),
        "body": Self.json(request.body),
      ],
      "response": [
        "status": .integer(Int64(response.head.status.code)),
        "headers": Self.json(response.head.headerFields),
        "body": Self.json(response.body),
      ],
    ]
    return line.text
  }

  private static func json(_ fields: HTTPFields) -> JSON {
    .array(fields.map { [.string($0.name.canonicalName), .string($0.value)] })
  }

  private static func json(_ body: [UInt8]) -> JSON {
    if body.isEmpty { return .null }
    if let text = String(validating: body, as: UTF8.self) { return .string(text) }
    return ["base64": .string(Data(body).base64EncodedString())]
  }
}

extension FakeRequest: CustomStringConvertible {
  /// The method and the path with its query, followed by the body as text.
  public var description: String {
    let line = "\(head.method) \(head.path ?? "/")"
    return body.isEmpty ? line : "\(line) \(bodyText)"
  }
}

extension FakeRequest {
  private static let redacted = "<redacted>"

  /// The decoded query parameters, in order.
  public var queryItems: [(name: String, value: String)] {
    Target(head).query.items.map { ($0.name, $0.value) }
  }

  /// The path without its query, as it was sent.
  public var path: String { Target(head).path }

  /// The body as text.
  public var bodyText: String { String(decoding: body, as: UTF8.self) }

  /// The request with its key hidden, wherever the client put it.
  var withoutKey: FakeRequest {
    var copy = self
    let target = Target(head)
    var keys = [target.query["personal_api_key"]].compactMap(\.self)
    if let field = head.headerFields[.authorization] {
      let scheme = field.prefix { !$0.isWhitespace }
      keys.append(String(field.dropFirst(scheme.count).drop(while: \.isWhitespace)))
      copy.head.headerFields[.authorization] = "\(scheme) \(Self.redacted)"
    }
    if target.query["personal_api_key"] != nil {
      var query = target.query
      query["personal_api_key"] = Self.redacted
      copy.head.path = "\(target.path)?\(query.sortedText)"
    }
    for key in keys where !key.isEmpty { copy.hide(key) }
    return copy
  }

  /// Hides a key in the other header fields and in a text body.
  private mutating func hide(_ key: String) {
    head.headerFields = HTTPFields(
      head.headerFields.map { HTTPField(name: $0.name, value: $0.value.replacing(key, with: Self.redacted)) })
    guard let text = String(validating: body, as: UTF8.self), text.contains(key) else { return }
    body = Array(text.replacing(key, with: Self.redacted).utf8)
  }
}
