/// Hosts of databases that the server connects to. Hosts in its own network are refused. Names aren't resolved here, so
/// unlike the server, the fake accepts a name that doesn't exist.
enum ExternalHost {
  static func check(_ host: String) throws(APIError) {
    let name = host.lowercased()[...]
    guard isAddress(name) || hasForm(name) else {
      throw .invalid(DestinationBody.attribute, "The host is neither a name nor an address.")
    }
    guard !isInternal(name) else {
      throw .invalid(DestinationBody.attribute, "The host cannot be reached.")
    }
  }

  private static func isAddress(_ host: Substring) -> Bool {
    if octets(of: host) != nil { return true }
    let colons = host.count { $0 == ":" }
    return (host.contains("::") || colons == 7 || colons == 6 && host.contains("."))
      && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }

  /// Whether the host consists of labels joined by dots, optionally with a final dot for the root.
  private static func hasForm(_ host: Substring) -> Bool {
    let labels = withoutRoot(host).split(separator: ".", omittingEmptySubsequences: false)
    return host.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }
  }

  private static func isInternal(_ host: Substring) -> Bool {
    if let octets = octets(of: host) { return isInternal(octets) }
    if host.contains(":") { return isInternalIPv6(host) }
    let name = withoutRoot(host)
    let suffixes = [
      ".local", ".internal", ".consul", ".lan", ".home", ".corp", ".localdomain", ".home.arpa", ".intranet", ".priv",
    ]
    // No name ends in a number, so such a host is an address in another notation, or invalid.
    return name == "localhost" || suffixes.contains { name.hasSuffix($0) }
      || name.split(separator: ".").last?.allSatisfy(\.isNumber) != false
  }

  /// Whether an address is in one of the special-purpose networks of RFC 6890.
  private static func isInternal(_ octets: [UInt8]) -> Bool {
    switch (octets[0], octets[1], octets[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (192, 0, 0), (192, 0, 2),
      (198, 18...19, _), (198, 51, 100), (203, 0, 113), (100, 64...127, _), (224..., _, _):
      true
    default: false
    }
  }

  /// Whether an IPv6 address is anything but a global unicast address, or one of those that lead elsewhere (RFC 4291,
  /// 4380, 3056, 3849).
  private static func isInternalIPv6(_ host: Substring) -> Bool {
    if host.hasPrefix("::ffff:"), let octets = octets(of: host.dropFirst(7)) { return isInternal(octets) }
    let groups = host.split(separator: ":", omittingEmptySubsequences: false).map { UInt16($0, radix: 16) ?? 0 }
    let (first, second) = (groups[0], groups[1])
    return !(0x2000...0x3fff).contains(first) || first == 0x2002
      || first == 0x2001 && (second < 0x200 || second == 0xdb8)
  }

  private static func octets(of host: Substring) -> [UInt8]? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let octets = parts.compactMap { $0 == "0" || ("1"..."9").contains($0.first ?? "0") ? UInt8($0) : nil }
    return parts.count == 4 && octets.count == 4 ? octets : nil
  }

  private static func withoutRoot(_ host: Substring) -> Substring { host.last == "." ? host.dropLast() : host }
}
