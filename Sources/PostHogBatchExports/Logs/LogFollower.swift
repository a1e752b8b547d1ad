// How a log is read forward through a window that only gives the newest lines: exactly once each, in bounded memory.

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the lines that a log has got since the last time, in passes.
///
/// A pass covers the time from a floor until now. An answer holds the newest lines of a window only; when it is full,
/// the window is cut below the oldest line, and the older part is read first, down to a window that is not full. The
/// lines of the newer parts are not kept but asked for again when their turn comes, so that a pass of any length needs
/// the memory of one answer.
///
/// Lines reach the server's store out of order. So the floor stays a minute behind the newest line, and lines that were
/// given out are recognised. When a minute has brought no newer line, the floor is the newest line: a log that fell silent
/// is not read again and again.
struct LogFollower: Sendable {
  /// How late a line may come.
  private static let lateness: TimeInterval = 60
  /// Cuts that are remembered. Beyond them the newest is dropped, and found again when its turn comes.
  private static let cutLimit = 100

  private let source: LogSource
  /// Up to this moment everything was given out.
  private var floor: Date?
  private var seen = SeenLines()
  /// The newest line that was given out, and the time since.
  private var newest: (moment: Date, age: Stopwatch)?
  /// Whether no line can come any more before the newest one, once the pass in hand is over.
  private var isSettled = false
  private var hasBegun = false

  /// The upper bounds of the windows that come after the one in hand, the latest first; nil between two passes.
  private var cuts: [Date]?
  private var lower: Date?

  init(_ source: LogSource, after: Date?) {
    self.source = source
    floor = after
    hasBegun = after != nil
  }

  /// Whether everything that there was at the last request has been given.
  var isUpToDate: Bool { cuts == nil }

  /// The new lines of the next window, oldest first: one request.
  mutating func next() async throws(PostHogError) -> [LogEntry] {
    if cuts == nil {
      seen.beginPass()
      isSettled = newest.map { $0.age.elapsed > .seconds(Self.lateness) } ?? false
      (cuts, lower) = ([], floor)
    }
    let window = LogWindow(after: lower, before: cuts?.last)
    let operation = source.operation(window.after, window.before)
    let page = try await source.client.send(operation)
    let lines = page.results.filter { window.contains($0.timestamp) }
    let isFull = page.results.count >= LogSource.limit || page.next != nil
    if isFull, hasBegun {
      try cut(window, below: lines, operation.id)
      return []
    }
    // A log without a given beginning begins with its newest lines: what is older than a full answer is not asked for.
    if isFull { floor = lines.map(\.timestamp).min() }
    hasBegun = true
    finish(window)
    return take(lines)
  }

  private mutating func cut(_ window: LogWindow, below lines: [LogEntry], _ operationID: String) throws(PostHogError) {
    do throws(PagingError.Reason) {
      cuts?.append(try window.bound(below: lines))
    } catch {
      throw PostHogError(PagingError(operationID: operationID, reason: error))
    }
    if let count = cuts?.count, count > Self.cutLimit { cuts?.removeFirst() }
  }

  /// Goes on to the next newer window, or ends the pass.
  private mutating func finish(_ window: LogWindow) {
    guard let before = window.before else {
      cuts = nil
      return
    }
    cuts?.removeLast()
    lower = before.addingTimeInterval(-LogWindow.resolution)
  }

  /// The lines that were not given before, oldest first, and those of a moment in the order in which they were written.
  private mutating func take(_ lines: [LogEntry]) -> [LogEntry] {
    let fresh = lines.reversed().sorted { $0.timestamp < $1.timestamp }.filter { seen.isNew($0) }
    if let latest = lines.map(\.timestamp).max(), latest > newest?.moment ?? .distantPast {
      newest = (latest, Stopwatch(source.client.clock))
      isSettled = false
    }
    if let newest {
      let isOver = isSettled && isUpToDate
      let settled = isOver ? newest.moment : newest.moment.addingTimeInterval(-Self.lateness)
      floor = seen.forget(upTo: max(floor ?? .distantPast, settled))
    }
    return fresh
  }
}
