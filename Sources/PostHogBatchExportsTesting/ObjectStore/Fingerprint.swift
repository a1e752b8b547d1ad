/// A digest that distinguishes contents. It only looks like a signature and protects nothing.
enum Fingerprint {
  static func hex(of bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> String {
    // Four lanes of FNV-1a, each with another start.
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (seed ^ 0xcbf2_9ce4_8422_2325, seed &+ 1, seed &+ 2, seed &+ 3)
    for byte in bytes {
      lanes.0 = (lanes.0 ^ UInt64(byte)) &* 0x100_0000_01b3
      lanes.1 = (lanes.1 ^ lanes.0) &* 0x100_0000_01b3
      lanes.2 = (lanes.2 ^ lanes.1) &* 0x100_0000_01b3
      lanes.3 = (lanes.3 ^ lanes.2) &* 0x100_0000_01b3
    }
    return [lanes.0, lanes.1, lanes.2, lanes.3].map { lane in
      let digits = String(lane, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
