/// A number that stands for a text and is the same in every process: FNV-1a with 64 bits.
///
/// It tells an item that comes again, and the list of a token. Whoever could make two texts collide could as well leave
/// one of them out.
struct Fingerprint: Sendable, Hashable {
  let value: UInt64

  init(value: UInt64) {
    self.value = value
  }

  init(of text: some Sequence<UInt8>) {
    value = text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
