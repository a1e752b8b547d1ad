import APIContract

extension Change {
  /// What makes it the change that it is: the rule, the way, the subject, what was and is said, and the operations. It stays when a
  /// component is renamed, a line moves or a message is worded otherwise, and is another one when the change grows.
  public var fingerprint: String {
    let parts = [rule.id, direction?.rawValue ?? "", subject, before, after] + operations.sorted()
    // FNV-1a, 64 bits: no secret, only a name.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\u{1F}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
