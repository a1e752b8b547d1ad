import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The address of a request: an origin, and the path with its query.
///
/// Only the path of a redirect is ever used: scheme and host stay the configured ones, so that a `Location` can't lead
/// a key elsewhere.
package struct RequestURL: Sendable, Hashable {
  package let origin: Origin
  package let target: String

  package init(origin: Origin, target: String) {
    self.origin = origin
    self.target = target
  }

  /// The target of a redirect.
  package enum Redirection: Hashable {
    /// A path, with its query, on the origin of the request.
    case sameOrigin(target: String)
    /// Another place, or a path that servers may read as a different one, without query and fragment; `nil` if the
    /// place is unknown.
    case elsewhere(Origin?, path: String)
  }

  /// Parses a `Location` (RFC 9110, section 10.2.2).
  package func redirection(to location: String) -> Redirection {
    guard let base = URL(string: "\(origin)\(target)"), let url = URL(string: location, relativeTo: base),
      let components = URLComponents(url: url, resolvingAgainstBaseURL: true), let place = Origin(components),
      components.user == nil, components.password == nil
    else { return .elsewhere(nil, path: "") }
    let path = components.percentEncodedPath.isEmpty ? "/" : components.percentEncodedPath
    guard place == origin, path.hasPrefix("/"), !Self.hasDotSegment(path[...]) else {
      return .elsewhere(place, path: path)
    }
    return .sameOrigin(target: components.percentEncodedQuery.map { "\(path)?\($0)" } ?? path)
  }

  /// Returns whether a path has a segment that makes servers look up another path (RFC 3986, section 5.2.4), or may do
  /// so.
  ///
  /// A key that is meant for what lies below one path would be sent to its neighbour. Servers and proxies decode a path
  /// once or repeatedly, and some cut a segment off after its name: `..;a`, `..%00`.
  static func hasDotSegment(_ path: Substring) -> Bool {
    // Nearly no path has one of these characters, and without them it can't be misread.
    guard path.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: ".") }) else { return false }
    guard let path = decoded(path) else { return true }
    return path.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.contains { segment in
      let name = segment.prefix { !";?#".utf8.contains($0) }.filter { $0 > 0x20 && $0 != 0x7F }
      return name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8)
    }
  }

  /// The bytes of a path with all encodings removed; `nil` if it is encoded in an unknown way or too many times.
  private static func decoded(_ path: Substring) -> [UInt8]? {
    var bytes = Array(path.utf8)
    for _ in 0..<8 {
      let next = decodedOnce(bytes)
      guard next == bytes else {
        bytes = next
        continue
      }
      // Bytes that don't occur in UTF-8 are overlong forms of a dot or a slash; `%u002e` is a notation of IIS.
      let isKnown = !bytes.contains { $0 == 0xC0 || $0 == 0xC1 || $0 >= 0xF5 }
      return isKnown && !String(decoding: bytes, as: UTF8.self).lowercased().contains("%u") ? bytes : nil
    }
    return nil
  }

  private static func decodedOnce(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.first?.isHexDigit == true,
        let value = UInt8(digits, radix: 16)
      else {
        output.append(byte)
        continue
      }
      output.append(value)
      rest = rest.dropFirst(2)
    }
    return output
  }

  /// The place that a `Location` names, as far as it may be printed; `nil` if a part of its host may be a user.
  func printablePlace(of location: String) -> String? {
    switch redirection(to: location) {
    case .sameOrigin(let target): "\(origin)\(PrintableAddress(target))"
    case .elsewhere(let place?, let path): PrintableAddress(path).hasUser ? nil : "\(place)\(PrintableAddress(path))"
    case .elsewhere: nil
    }
  }
}
