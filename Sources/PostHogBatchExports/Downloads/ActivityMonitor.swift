// What goes on in an exchange, written down by the one who does it and read by the one who watches it.

import Synchronization

/// Signs of life, and the bytes that came.
final class ActivityMonitor: Sendable {
  private let beats = Atomic<Int>(0)
  private let bytes = Atomic<Int64>(0)

  /// Something has happened.
  func record() { beats.wrappingAdd(1, ordering: .relaxed) }

  /// Bytes of the file have arrived.
  func record(bytes count: Int64) {
    bytes.wrappingAdd(count, ordering: .relaxed)
    record()
  }

  /// How often something has happened, and how many bytes have arrived.
  var count: (beats: Int, bytes: Int64) { (beats.load(ordering: .relaxed), bytes.load(ordering: .relaxed)) }
}
