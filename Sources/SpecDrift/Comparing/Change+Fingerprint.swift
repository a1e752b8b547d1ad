import APIContract

extension Change {
  /// Identifies the change by its rule, direction, path, subject, old and new value, and operations. The fingerprint stays
  /// the same when a component is renamed, a line moves or a message is reworded, and changes when the change affects
  /// more.
  public var fingerprint: String {
    let parts = [rule.id, direction?.rawValue ?? "", path, subject, before, after] + operations.sorted()
    // FNV-1a, 64 bits: an identifier, not a cryptographic hash.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\u{1F}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
