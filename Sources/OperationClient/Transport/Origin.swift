#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// An HTTP origin (RFC 6454): the scheme, host and port that a key may be sent to.
///
/// It is normalized: lower case, without a trailing dot of the name, and without the default port of its scheme. Two
/// origins are equal if they are the same origin for a browser.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
  package let scheme: String
  package let host: String
  package let port: Int?

  /// Creates the origin of an absolute `http` or `https` URL; `nil` for anything else, and for hosts that aren't plain
  /// ASCII names or addresses.
  package init?(_ url: URLComponents) {
    guard let scheme = url.scheme?.lowercased(), let host = url.encodedHost?.lowercased().droppingLastDot,
      let defaultPort = ["http": 80, "https": 443][scheme], Self.isHost(host)
    else { return nil }
    if let port = url.port, !(1...65535).contains(port) { return nil }
    self.scheme = scheme
    self.host = host
    port = url.port == defaultPort ? nil : url.port
  }

  /// Creates the origin at the default port of `https`, for a host that is known to be valid.
  package init(secureHost host: String) {
    scheme = "https"
    self.host = host
    port = nil
  }

  /// The host and port as they are written in a URL and in the `Host` field.
  package var authority: String { port.map { "\(host):\($0)" } ?? host }

  package var description: String { "\(scheme)://\(authority)" }

  /// Whether a request to this origin never leaves the machine. Names that only begin like an address don't count.
  package var isLoopback: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return octets.count == 4 && octets.first == 127 && octets.allSatisfy { $0 != nil }
  }

  private static func isHost(_ text: String) -> Bool {
    let isAddress = text.hasPrefix("[") && text.hasSuffix("]")
    let rest = isAddress ? text.dropFirst().dropLast() : text[...]
    return !rest.isEmpty
      && rest.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): !isAddress
        case UInt8(ascii: ":"): isAddress
        default: false
        }
      }
  }
}

extension String {
  /// The name without a trailing dot, which marks it as fully qualified.
  fileprivate var droppingLastDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
