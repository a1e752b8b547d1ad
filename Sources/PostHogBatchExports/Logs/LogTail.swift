public import PostHogAPI

/// The lines of a log as they arrive, oldest first, like `tail -f`. The sequence ends when its task is cancelled.
///
///     for try await line in export.followLogs(levels: [.warn, .error]) {
///       print(line.timestamp, line.message)
///     }
///
/// Every line is returned once, also if several have the same time, if they are alike in everything, and if more arrive
/// at a time than one response holds.
///
/// Lines that reach the log late are returned late, as long as their time is no more than a minute before the newest
/// line that was returned. Lines with an earlier time are lost, whether they are late or were written by a machine
/// whose clock is behind; and so are those before the oldest of the lines that a log without `after` began with.
///
/// Lines whose time is in the future, by the server's `Date` or, if it sends none, by the clock of this machine, are
/// returned when they arrive, and hold up no others. If the `Date` itself is behind the times of the lines, all of them
/// are in the future: each is still returned once, and those newer than the `Date` are read again by each request. A
/// log that began with a full response then also returns lines before those, as far back as that `Date`.
///
/// The sequence asks the server only while its reader waits for the next line. It keeps no more of the log than one
/// response, at most 500 lines, and a number for each line that may come again. If a burst doesn't fit into one
/// response, its parts are requested one after another, from the oldest on; a server that never stops sending older
/// lines is asked until the task is cancelled.
///
/// The sequence throws what a request throws, except for faults of the network, the server and proxies that pass within
/// five requests. Five hundred lines of the very same microsecond can't be requested:
/// ``PagingError/Reason/crowded(member:at:)``. More than 100,000 lines of the last minute and of the future can't be
/// kept apart: ``PagingError/Reason/unsettled(limit:)``. A key that may not read logs gets
/// ``PostHogError/Kind-swift.enum/permission(scopes:)``. Cancelling the task ends the sequence at once, also while it
/// waits, and isn't an error.
public struct LogTail: TypedSequence, Sendable {
  /// A line.
  public typealias Element = LogEntry
  /// What a request throws.
  public typealias Failure = PostHogError

  let poller: LogPoller

  /// Starts with a request.
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

    /// Returns the next line; `nil` if the task is cancelled, and after an error.
    public mutating func next() async throws(PostHogError) -> LogEntry? {
      try await next(isolation: nil)
    }

    /// Returns the next line; `nil` if the task is cancelled, and after an error.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(PostHogError) -> LogEntry? {
      guard !isDone else { return nil }
      if lines.isEmpty {
        isDone = true
        do throws(PostHogError) {
          lines = try await poller.lines()[...]
        } catch {
          // This is how a reader of a log stops, not a failure. A provider of keys, a middleware or a transport may
          // have been cancelled for another reason.
          if Task.isCancelled, case .cancelled = error.kind { return nil }
          throw error
        }
        isDone = false
      }
      return lines.popFirst()
    }
  }
}
