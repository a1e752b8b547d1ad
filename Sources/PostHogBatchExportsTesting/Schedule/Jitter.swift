#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How long after the end of its interval a run starts. It is the same for the same export and end, in every run of a test.
struct Jitter {
  let seed: UInt64

  func delay(of export: UUID, _ interval: ExportInterval, end: Timestamp) -> Duration {
    let halves = withUnsafeBytes(of: export.uuid) { bytes in
      (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    let parts = [seed, halves.0.bigEndian, halves.1.bigEndian, UInt64(bitPattern: end.microseconds)]
    let number = parts.reduce(0) { Self.mixed($0 ^ $1) }
    return .seconds(Int64(number % UInt64(interval.maximumJitter.components.seconds)))
  }

  /// The finalizer of SplitMix64.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var number = number &+ 0x9e37_79b9_7f4a_7c15
    number = (number ^ number >> 30) &* 0xbf58_476d_1ce4_e5b9
    number = (number ^ number >> 27) &* 0x94d0_49bb_1331_11eb
    return number ^ number >> 31
  }
}
