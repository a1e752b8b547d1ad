import HTTPTypes
import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the lines that a log has got since the last time, in passes: forward, through a window that returns only the
/// newest lines, exactly once each, in bounded memory.
///
/// A pass covers the time from a floor until now. A response holds only the newest lines of a window; when it is full,
/// the window is cut below the oldest line, and the older part is read first, down to a window that isn't full. The
/// lines of the newer parts aren't kept but requested again when their turn comes, so that a pass of any length needs
/// the memory of one response.
///
/// Lines reach the server's store out of order. So the floor stays a minute behind the newest line, and lines that were
/// returned are recognised. When a minute has brought no newer line, the floor is the newest line: a silent log isn't
/// read again and again.
///
/// Clocks of machines that write lines can be ahead. A line of the future says nothing about those before it: it is
/// returned and recorded, and the floor doesn't follow it before its time has come.
struct LogFollower: Sendable {
  /// How late a line may arrive.
  private static let lateness: TimeInterval = 60
  /// How many cuts are kept. Beyond them the newest is dropped, and found again when its turn comes.
  private static let cutLimit = 100

  private let source: LogSource
  private var count = LogCount()
  private var serverTime = ServerTime()
  /// The time up to which all lines were returned.
  private var floor: Date?
  private var seen = SeenLines()
  /// The newest line that was returned and isn't of the future, and the time since.
  private var newest: (moment: Date, age: Stopwatch)?
  /// Whether no line before the newest one can arrive any more, once the current pass is over.
  private var isSettled = false
  private var hasBegun = false

  /// The upper bounds of the windows that follow the current one, the latest first; `nil` between two passes.
  private var cuts: [Date]?
  private var lower: Date?

  init(_ source: LogSource, after: Date?) {
    self.source = source
    floor = after?.roundedDown
    hasBegun = after != nil
  }

  /// Whether everything that existed at the last request has been returned.
  var isUpToDate: Bool { cuts == nil }

  /// Returns the new lines of the next window, oldest first, with one request.
  mutating func next() async throws(PostHogError) -> [LogEntry] {
    if cuts == nil {
      seen.beginPass()
      isSettled = newest.map { $0.age.elapsed > .seconds(Self.lateness) } ?? false
      (cuts, lower) = ([], floor)
    }
    let window = LogWindow(after: lower, before: cuts?.last)
    let operation = source.operation(window.after, window.before)
    let response = try await source.client.response(to: operation)
    let page = response.output
    let now = serverTime.now(by: response.headers, on: source.client.clock)
    let lines = page.results.filter { window.contains($0.timestamp) }
    let isFull = page.results.count >= LogSource.limit || page.next != nil
    if hasBegun, isFull || count.saysMore(page) {
      do throws(PagingError.Reason) {
        try cut(window, below: lines)
        count.willCut(page)
        return []
      } catch {
        if isFull || count.provesMore(page) { throw failure(error, operation.id) }
      }
    }
    // A log without a given beginning begins with its newest lines: lines older than a full response aren't requested.
    // A line that arrives later may have the time of its oldest line.
    if isFull { floor = lines.map(\.timestamp).min().map { min($0.addingTimeInterval(-LogWindow.resolution), now) } }
    hasBegun = true
    finish(window)
    do throws(PagingError.Reason) { return try take(lines, at: now) } catch { throw failure(error, operation.id) }
  }

  private func failure(_ reason: PagingError.Reason, _ operationID: String) -> PostHogError {
    PostHogError(PagingError(operationID: operationID, reason: reason))
  }

  private mutating func cut(_ window: LogWindow, below lines: [LogEntry]) throws(PagingError.Reason) {
    cuts?.append(try window.bound(below: lines))
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

  /// Returns the lines that were not returned before, oldest first, and those of the same time in the order in which
  /// they were written.
  private mutating func take(_ lines: [LogEntry], at now: Date) throws(PagingError.Reason) -> [LogEntry] {
    let fresh = lines.reversed().sorted { $0.timestamp < $1.timestamp }.filter { seen.isNew($0) }
    let latest = lines.lazy.map(\.timestamp).filter { $0 <= now }.max()
    if let latest, latest > newest?.moment ?? .distantPast {
      newest = (latest, Stopwatch(source.client.clock))
      isSettled = false
    }
    if let newest {
      let isOver = isSettled && isUpToDate
      let settled = isOver ? newest.moment : newest.moment.addingTimeInterval(-Self.lateness)
      floor = max(floor ?? .distantPast, settled)
    }
    try seen.forget(upTo: floor ?? .earliest)
    return fresh
  }
}

extension Date {
  /// The latest time up to this one that the server distinguishes: its bounds exclude the very time that they name.
  fileprivate var roundedDown: Date {
    guard let nearest = Date(rfc3339: rfc3339), nearest > self else { return self }
    let lower = nearest.addingTimeInterval(-LogWindow.resolution)
    return lower < self ? Date(rfc3339: lower.rfc3339) ?? lower : self
  }

  /// Before any time that a line can have; `distantPast` is in the year 1.
  fileprivate static var earliest: Date { Date(timeIntervalSinceReferenceDate: -.greatestFiniteMagnitude) }
}
