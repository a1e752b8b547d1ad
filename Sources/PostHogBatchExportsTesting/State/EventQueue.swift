#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Something that happens by itself at a time.
enum Event: Sendable {
  /// A run of the schedule starts, unless the export has changed since.
  case firing(export: UUID, end: Timestamp, version: Int)
  case runEnds(UUID)
  case backfillBegins(UUID)
  case backfillGoesOn(UUID)
}

/// The events to come: a binary heap, ordered by time and then by when they were added.
struct EventQueue: Sendable {
  private struct Entry {
    let time: Timestamp
    let number: UInt64
    let event: Event

    static func < (one: Self, other: Self) -> Bool { (one.time, one.number) < (other.time, other.number) }
  }

  private var heap: [Entry] = []
  private var count: UInt64 = 0

  mutating func add(_ event: Event, at time: Timestamp) {
    count += 1
    heap.append(Entry(time: time, number: count, event: event))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes and returns the next event, if it isn't later than a time.
  mutating func next(notAfter time: Timestamp) -> (time: Timestamp, event: Event)? {
    guard let first = heap.first, first.time <= time else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while let child = [2 * parent + 1, 2 * parent + 2].filter({ $0 < heap.count }).min(by: { heap[$0] < heap[$1] }),
      heap[child] < heap[parent]
    {
      heap.swapAt(parent, child)
      parent = child
    }
    return (first.time, first.event)
  }
}
