// A request as URLSession sends it: the same target and the same fields, and nothing of the user's settings in the
// fields that URLSession would add.

import Foundation
import HTTPTypes
import OperationClient

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension URLRequest {
  init(_ request: HTTPRequest, body: [UInt8]?, timeout: TimeInterval) throws(TransportError) {
    func refusal(_ reason: String) -> TransportError {
      TransportError(.unsupportedRequest, phase: .notSent, detail: reason)
    }
    let address = try request.address()
    guard request.path?.hasDotSegment == false, let url = URL(string: address), url.absoluteString == address else {
      throw refusal("URLSession would change its target")
    }
    let isGet = request.method == .get
    guard !isGet || body?.isEmpty ?? true else { throw refusal("URLSession sends no body with GET") }

    self.init(url: url, timeoutInterval: timeout)
    httpMethod = request.method.rawValue
    httpShouldHandleCookies = false
    httpBody = isGet ? nil : body.map { Data($0) }
    for field in request.headerFields { addValue(field.value, forHTTPHeaderField: field.name.rawName) }
    for (name, value) in Self.fillIns(hasBody: httpBody != nil) where self.value(forHTTPHeaderField: name) == nil {
      setValue(value, forHTTPHeaderField: name)
    }
  }

  /// The fields that URLSession adds if a request doesn't have them, with values that mean the same as leaving them
  /// out.
  private static func fillIns(hasBody: Bool) -> [(name: String, value: String)] {
    #if canImport(FoundationNetworking)
      // libcurl leaves out a field whose value is blank.
      ["Accept", "Accept-Encoding", "Accept-Language", "Connection", "Content-Type", "User-Agent"].map { ($0, " ") }
    #else
      [("Accept-Encoding", "identity"), ("Accept-Language", "*")]
        + (hasBody ? [("Content-Type", "application/octet-stream")] : [])
    #endif
  }
}

extension String {
  /// Whether a segment of this target is "." or "..", which libcurl resolves.
  fileprivate var hasDotSegment: Bool {
    prefix { $0 != "?" }.split(separator: "/").contains {
      [".", ".."].contains($0.replacing("%2e", with: ".").replacing("%2E", with: "."))
    }
  }
}
