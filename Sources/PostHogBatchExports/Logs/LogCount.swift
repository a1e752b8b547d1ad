// What the `count` of a log's answers tells. PostHog counts the lines of the answer itself. A server that counts those of the
// window has more of them where it counts more than it gives; one that counts the whole log says nothing of the window.

import OperationCore
import PostHogAPI

/// The count of a log, once it is known what it counts.
struct LogCount: Sendable {
  private var isOfWholeLog = false
  /// What was counted in the window that the one in hand was cut from.
  private var outer: Int?

  /// Whether a page may not be all of its window.
  func saysMore(_ page: TimePage<LogEntry>) -> Bool {
    !isOfWholeLog && !page.results.isEmpty && (page.count ?? 0) > page.results.count
  }

  /// Notes the window that another one is cut from.
  mutating func willCut(_ page: TimePage<LogEntry>) {
    outer = page.count
  }

  /// Whether there is more though no smaller window can be asked for. A count that did not shrink with the window is that of
  /// the whole log, and is looked at no more.
  mutating func provesMore(_ page: TimePage<LogEntry>) -> Bool {
    let isOfWindow = outer.map { page.count ?? $0 < $0 } ?? false
    isOfWholeLog = !isOfWindow
    return isOfWindow
  }
}
