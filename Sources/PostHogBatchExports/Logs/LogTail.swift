// A log as a sequence that waits for more.

public import PostHogAPI

/// The lines of a log as they come, oldest first, like `tail -f`. The sequence ends when its task is cancelled.
///
///     for try await line in export.followLogs(levels: [.warn, .error]) {
///       print(line.timestamp, line.message)
///     }
///
/// Every line is given once, also when several have the same moment, when they are alike in everything, and when more
/// come at a time than one answer holds. Lines that reach the log late are given late, as long as they are dated no more than a
/// minute before the newest line that was given. Lines that are dated earlier are lost, be they late or written by a machine
/// whose clock is behind; and so are those before the oldest of the lines that a log without `after` began with. Lines that are
/// dated ahead, by the server's `Date` or, where it sends none, by
/// the clock of this machine, are given when they come, and hold up no others. Where that `Date` is behind the times of the lines
/// itself, all of them are dated ahead: each is still given once, and what is newer than the `Date` is read again at each look.
/// A log that began with a full answer then also gives lines before those, as far back as that `Date`.
///
/// The server is asked only while the next line is waited for. No more of the log than one answer, at most 500 lines, is
/// kept, and a number for each line that may come again. When a burst does not fit into one answer, its parts are asked
/// for one after another, from the oldest on; a server that never stops giving older lines is asked until the task is
/// cancelled.
///
/// It throws what a request throws, except for faults of the network, the server and proxies that pass within five requests.
/// Five hundred lines of the very same microsecond can't be asked for: ``PagingError/Reason/crowded(member:at:)``. More
/// than 100,000 lines of the last minute and of the future can't be kept apart: ``PagingError/Reason/unsettled(limit:)``. A
/// key that may not read logs gets ``PostHogError/Kind-swift.enum/permission(scopes:)``. Cancelling the task ends the
/// sequence at once, also while it waits, and is no error.
public struct LogTail: TypedSequence, Sendable {
  /// A line.
  public typealias Element = LogEntry
  /// What a request throws.
  public typealias Failure = PostHogError

  let poller: LogPoller

  /// Begins with a request.
  public func makeAsyncIterator() -> Iterator {
    Iterator(poller: poller)
  }

  /// Follows one log.
  public struct Iterator: AsyncIteratorProtocol {
    private var poller: LogPoller
    private var lines: ArraySlice<LogEntry> = []
    private var isDone = false

    init(poller: LogPoller) {
      self.poller = poller
    }

    /// The next line; nil when the task is cancelled, and after an error.
    public mutating func next() async throws(PostHogError) -> LogEntry? {
      try await next(isolation: nil)
    }

    /// The next line; nil when the task is cancelled, and after an error.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(PostHogError) -> LogEntry? {
      guard !isDone else { return nil }
      if lines.isEmpty {
        isDone = true
        do throws(PostHogError) {
          lines = try await poller.lines()[...]
        } catch {
          // That is how a reader of a log stops: no failure. A provider of keys, a middleware or a transport may have been
          // cancelled by somebody else.
          if Task.isCancelled, case .cancelled = error.kind { return nil }
          throw error
        }
        isDone = false
      }
      return lines.popFirst()
    }
  }
}
