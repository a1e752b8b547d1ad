import OperationCore
import PostHogAPI

/// The `count` of a log's responses, and what it is known to count.
///
/// PostHog counts the lines of the response itself. A server that counts those of the window has more of them if it
/// counts more than it returns; one that counts the whole log says nothing about the window.
struct LogCount: Sendable {
  private var isOfWholeLog = false
  /// The count of the window that the current one was cut from.
  private var outer: Int?

  /// Returns whether a page may not be all of its window.
  func saysMore(_ page: TimePage<LogEntry>) -> Bool {
    !isOfWholeLog && !page.results.isEmpty && (page.count ?? 0) > page.results.count
  }

  /// Records the window that another one is cut from.
  mutating func willCut(_ page: TimePage<LogEntry>) {
    outer = page.count
  }

  /// Returns whether there is more though no smaller window can be requested. A count that did not shrink with the
  /// window is that of the whole log, and is ignored from then on.
  mutating func provesMore(_ page: TimePage<LogEntry>) -> Bool {
    let isOfWindow = outer.map { page.count ?? $0 < $0 } ?? false
    isOfWholeLog = !isOfWindow
    return isOfWindow
  }
}
