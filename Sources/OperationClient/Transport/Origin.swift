// Scheme, host and port: the place that a key may go to (RFC 6454). Two origins are equal when the browser's rule says so.

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// An HTTP origin in its normal form: lower case, without the dot that may end a name, and without the port that its scheme
/// implies.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
  package let scheme: String
  package let host: String
  package let port: Int?

  /// The origin of an absolute `http` or `https` URL; nil for anything else, and for hosts that are no plain ASCII names
  /// or addresses.
  package init?(_ url: URLComponents) {
    guard let scheme = url.scheme?.lowercased(), let host = url.encodedHost?.lowercased().droppingLastDot,
      let defaultPort = ["http": 80, "https": 443][scheme], Self.isHost(host)
    else { return nil }
    if let port = url.port, !(1...65535).contains(port) { return nil }
    self.scheme = scheme
    self.host = host
    port = url.port == defaultPort ? nil : url.port
  }

  /// The origin of `https` on its own port, at a host that is known to be one.
  package init(secureHost host: String) {
    scheme = "https"
    self.host = host
    port = nil
  }

  /// Host and port as they stand in a URL and in the `Host` field.
  package var authority: String { port.map { "\(host):\($0)" } ?? host }

  package var description: String { "\(scheme)://\(authority)" }

  /// Whether a request to here never leaves the machine. Names that only begin like an address do not count.
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
  /// A name without the dot at its end, which says that it is whole.
  fileprivate var droppingLastDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
