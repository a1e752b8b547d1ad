package import HTTPTypes

extension HTTPRequest {
  /// Returns the scheme, authority and target of the request as a URL that no library changes.
  ///
  /// HTTP libraries repair what isn't a URL, each in its own way, and AsyncHTTPClient then encodes a second time what
  /// had been encoded.
  ///
  /// - Throws: ``TransportError/Kind/unsupportedRequest`` if one is missing, if the scheme is neither http nor https,
  ///   or if the target has characters that have to be encoded (RFC 3986, sections 3.3 and 3.4).
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
    var digitsToCome = 0
    for byte in self {
      let character = Unicode.Scalar(byte)
      if digitsToCome > 0 {
        guard character.properties.isASCIIHexDigit else { return false }
        digitsToCome -= 1
        continue
      }
      switch character {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=",
        ":", "@", "/", "?":
        continue
      case "%":
        digitsToCome = 2
      default:
        return false
      }
    }
    return digitsToCome == 0
  }
}
