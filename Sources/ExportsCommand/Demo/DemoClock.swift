import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The time of the demo: the present, once the past has been made up.
final class DemoClock: Sendable {
  private let frozen: Mutex<Date?>

  private let present: @Sendable () -> Date

  init(startingAt date: Date, present: @escaping @Sendable () -> Date) {
    frozen = Mutex(date)
    self.present = present
  }

  /// The current time.
  var now: Date { frozen.withLock(\.self) ?? present() }

  /// Moves the past on.
  func move(to date: Date) { frozen.withLock { $0 = date } }

  /// Lets the time go on from the present by itself.
  func arrive() { frozen.withLock { $0 = nil } }
}
