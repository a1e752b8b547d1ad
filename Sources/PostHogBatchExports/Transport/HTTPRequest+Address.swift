// The address of a request as the text that URLs are made from. HTTP libraries mend what is no URL, each in its own way, and
// AsyncHTTPClient then encodes a second time what had been encoded; so it has to be one.

package import HTTPTypes

extension HTTPRequest {
  /// Scheme, authority and target of the request, which no library changes.
  ///
  /// - Throws: ``TransportError/Kind/unsupportedRequest`` if one is missing, if the scheme is neither http nor https, or if
  ///   the target has characters that have to be encoded (RFC 3986, sections 3.3 and 3.4).
  package func address() throws(TransportError) -> String {
    func refusal(_ reason: String) -> TransportError {
      TransportError(.unsupportedRequest, phase: .notSent, detail: reason)
    }
    guard let scheme, let authority, let path, !authority.isEmpty else {
      throw refusal("it has no scheme, authority or path")
    }
    guard scheme == "http" || scheme == "https" else { throw refusal("its scheme is neither http nor https") }
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.isEncodedTarget else {
      throw refusal("its target has characters that are not encoded")
    }
    return "\(scheme)://\(authority)\(path)"
  }
}

extension String.UTF8View {
  fileprivate var isEncodedTarget: Bool {
    var rest = self[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        let digits = [rest.popFirst(), rest.popFirst()].compactMap(\.self)
        guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        continue
      default:
        guard "-._~!$&'()*+,;=:@/?".utf8.contains(byte) else { return false }
      }
    }
    return true
  }
}
