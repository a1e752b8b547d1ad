/// A hash that is the same in each process: FNV-1a, 64 bits. It identifies, and isn't cryptographic.
package struct StableHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// The hash of texts, of which none runs into the next.
  package init(_ texts: [String]) {
    combine(texts.joined(separator: "\u{1F}"))
  }

  package mutating func combine(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// The hash in 16 digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
