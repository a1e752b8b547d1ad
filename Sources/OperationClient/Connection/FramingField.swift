// Header fields that say where a message goes, where it ends, and what becomes of its connection. One that disagrees with
// the message itself makes two servers on its way read two different requests, or sends the key to another host.

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
