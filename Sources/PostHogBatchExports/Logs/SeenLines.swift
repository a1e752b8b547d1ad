import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A bounded memory of the log lines that were returned and that the server may send again. Lines have no id, and two
/// of them can be alike in everything: so they are counted.
struct SeenLines: Sendable {
  /// The most lines that are kept: some five megabytes.
  private static let limit = 100_000

  private struct Entry {
    let timestamp: Date
    /// How many such lines were returned.
    var given = 0
    /// How many such lines the current pass has met.
    var met = 0
  }

  /// By a digest of the line, so that long lines take no room.
  private var entries: [Int: Entry] = [:]

  /// Begins a pass, which meets every line of a period once.
  mutating func beginPass() {
    for key in entries.keys { entries[key]?.met = 0 }
  }

  /// Records a line; returns `false` if it was returned before.
  mutating func isNew(_ line: LogEntry) -> Bool {
    var entry = entries[line.digest] ?? Entry(timestamp: line.timestamp)
    entry.met += 1
    let isNew = entry.met > entry.given
    if isNew { entry.given = entry.met }
    entries[line.digest] = entry
    return isNew
  }

  /// Forgets the lines up to a time.
  ///
  /// - Throws: ``PagingError/Reason/unsettled(limit:)`` if there are still too many.
  mutating func forget(upTo moment: Date) throws(PagingError.Reason) {
    entries = entries.filter { $0.value.timestamp > moment }
    guard entries.count <= Self.limit else { throw .unsettled(limit: Self.limit) }
  }
}

extension LogEntry {
  fileprivate var digest: Int {
    var hasher = Hasher()
    hasher.combine(timestamp)
    hasher.combine(level)
    hasher.combine(instanceID)
    hasher.combine(logSourceID)
    hasher.combine(message)
    return hasher.finalize()
  }
}
