/// Which members of an object were asked for, as one bit for all names that look alike. It keeps no names, which would cost every
/// object: it tells of most names that they were not asked for, and the others have to be compared.
struct AskedNames {
  private var bits: UInt64 = 0

  @inline(__always)
  mutating func add(_ name: UnsafeRawBufferPointer) { bits |= Self.bit(of: name) }

  func mayContain(_ name: UnsafeRawBufferPointer) -> Bool { bits & Self.bit(of: name) != 0 }

  @inline(__always)
  private static func bit(of name: UnsafeRawBufferPointer) -> UInt64 {
    let count = name.count
    guard count > 0 else { return 1 }
    let mix = UInt64(name[0]) &* 7 &+ UInt64(name[count &- 1]) &* 29 &+ UInt64(name[count &>> 1]) &* 13
    return 1 &<< (mix &+ UInt64(truncatingIfNeeded: count) &* 37)
  }
}
