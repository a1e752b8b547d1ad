import Foundation
import HTTPTypes
import OperationClient

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension HTTPResponse {
  /// Creates the head from URLSession's `response`; `nil` for an informational one (RFC 9110, section 15.2).
  init?(_ response: URLResponse) throws(TransportError) {
    guard let response = response as? HTTPURLResponse else {
      throw TransportError(.malformedResponse, phase: .sent, detail: "it is not HTTP")
    }
    guard !(100..<200).contains(response.statusCode) else { return nil }
    guard (200..<1000).contains(response.statusCode) else {
      throw TransportError(.malformedResponse, phase: .sent, detail: "its status is no number of three digits")
    }
    self.init(status: .init(code: response.statusCode))
    for case (let name as String, let value as String) in response.allHeaderFields {
      guard let name = HTTPField.Name(name) else { continue }
      headerFields.append(HTTPField(name: name, value: value))
    }
    // Several lengths arrive joined by commas (RFC 9112, section 6.3).
    let lengths = (headerFields[.contentLength] ?? "").split { $0 == "," || $0 == " " }
    guard Set(lengths).count <= 1, lengths.allSatisfy({ $0.allSatisfy(\.isNumber) && Int($0) != nil }) else {
      throw TransportError(.malformedResponse, phase: .sent, detail: "its length is not one number")
    }
    if headerFields[.contentEncoding].map(Self.isDecoded) == true {
      headerFields[.contentEncoding] = nil
      headerFields[.contentLength] = nil
    }
  }

  /// Returns whether URLSession decodes bodies with this encoding. libcurl fails on encodings that it doesn't decode.
  private static func isDecoded(coding: String) -> Bool {
    #if canImport(FoundationNetworking)
      true
    #else
      ["gzip", "x-gzip", "deflate", "br"].contains(coding.lowercased())
    #endif
  }
}
