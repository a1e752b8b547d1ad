import Synchronization

/// The activity of an exchange and the bytes that it received: the exchange records them, and its watcher reads them.
final class ActivityMonitor: Sendable {
  private let beats = Atomic<Int>(0)
  private let bytes = Atomic<Int64>(0)

  /// Records that something has happened.
  func record() { beats.wrappingAdd(1, ordering: .relaxed) }

  /// Records that bytes of the file have arrived.
  func record(bytes count: Int64) {
    bytes.wrappingAdd(count, ordering: .relaxed)
    record()
  }

  /// How often something has happened, and how many bytes have arrived.
  var count: (beats: Int, bytes: Int64) { (beats.load(ordering: .relaxed), bytes.load(ordering: .relaxed)) }
}
