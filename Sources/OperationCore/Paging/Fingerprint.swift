/// A hash of a text that is the same in every process, unlike Swift's own hashes: FNV-1a with 64 bits.
///
/// It identifies an item that appears again, the list of a token, and a request that was made before. It protects
/// against mistakes, not against attacks: a server that could make two texts collide could also just leave one of them
/// out.
package struct Fingerprint: Sendable, Hashable {
  let value: UInt64

  package init(of text: some Sequence<UInt8>) {
    value = text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  init(value: UInt64) {
    self.value = value
  }

  /// The hash as sixteen hexadecimal digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
