/// A number that stands for a text and is the same in every process, as Swift's own hashes are not: FNV-1a with 64 bits.
///
/// It tells an item that comes again, the list of a token, and a request that was made before. It protects against mix-ups,
/// not against people: whoever could make two texts collide could as well leave one of them out.
package struct Fingerprint: Sendable, Hashable {
  let value: UInt64

  package init(of text: some Sequence<UInt8>) {
    value = text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  init(value: UInt64) {
    self.value = value
  }

  /// Sixteen hexadecimal digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
