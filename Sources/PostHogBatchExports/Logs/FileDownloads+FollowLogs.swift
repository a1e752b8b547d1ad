// Following the log of a file download.

public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension FileDownloads.Item where Sender == PostHogClient {
  /// The log lines of a file download as they come, oldest first. See ``LogTail``.
  ///
  /// Older servers let no API key read logs, and answer 403.
  ///
  /// A line that is dated ahead, since the clock of the machine that wrote it is, comes when the server has it, and so before
  /// lines with earlier times.
  ///
  /// - Parameters:
  ///   - after: Only lines after this moment. Without one it begins with the newest lines, 500 at most.
  ///   - levels: Only lines of these levels; empty means all. PostHog spells a warning `WARN` or `WARNING`: either
  ///     stands for both.
  ///   - search: Only lines whose message contains it; case does not matter. Not empty.
  ///   - instanceID: Only lines of this execution, an `instanceID` of another line. Not empty.
  ///   - polling: How often to ask, when there is nothing new. After new lines the intervals begin anew.
  public func followLogs(
    after: Date? = nil, levels: [LogLevel]? = nil, search: String? = nil, instanceID: String? = nil,
    polling: Polling = Polling(maximum: .seconds(10))
  ) -> LogTail {
    let source = LogSource(client: sender) { [scope, id, levels = LogSource.levels(levels)] after, before in
      FileDownloads.logs(
        in: scope, id: id, after: after, before: before, levels: levels, search: search,
        instanceID: instanceID, limit: LogSource.limit)
    }
    return LogTail(poller: LogPoller(source, after: after, polling: polling))
  }
}
