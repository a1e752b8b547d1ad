// Header fields that say where a message goes, where it ends, and what happens to its connection. If one of them
// contradicts the message itself, two servers in between read two different requests, or the key is sent to another
// host.

import HTTPTypes

extension HTTPField.Name {
  /// The fields that the transport sets, if it needs them (RFC 9110, sections 6 and 7; RFC 9112, section 6).
  private static let framing: Set = [
    "host", "content-length", "transfer-encoding", "te", "trailer", "connection", "keep-alive", "proxy-connection",
    "upgrade", "http2-settings", "expect",
  ]

  /// Whether only a transport may set this field.
  var isFraming: Bool { Self.framing.contains(canonicalName) }
}
