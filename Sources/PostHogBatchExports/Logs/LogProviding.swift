public import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Something that has a log: a batch export, a run or a file download.
public protocol LogProviding: Sendable {
  /// What sends the operations.
  var sender: PostHogClient { get }

  /// Lists the log lines that match every filter, newest first.
  func logs(
    after: Date?, before: Date?, levels: [LogLevel]?, search: String?, instanceID: String?, limit: Int?
  ) -> ItemSequence<PostHogClient, TimePage<LogEntry>>
}

extension BatchExports.Item: LogProviding where Sender == PostHogClient {}
extension FileDownloads.Item: LogProviding where Sender == PostHogClient {}
extension Runs.Item: LogProviding where Sender == PostHogClient {}

extension LogProviding {
  /// Returns the log lines as they are written, oldest first. See ``LogTail``.
  ///
  /// Older servers don't let any API key read logs and respond with 403. Following the log of a run fails with known
  /// servers, which respond with 500: follow the log of its batch export instead, with `search` or `instanceID`.
  ///
  /// A line whose time is in the future, because the clock of the machine that wrote it is fast, is returned as soon as
  /// the server has it, and so before lines with earlier times.
  ///
  /// - Parameters:
  ///   - after: Only lines after this time. By default, the sequence starts with the newest lines, at most 500.
  ///   - levels: Only lines of these levels; empty means all. PostHog writes warnings as `WARN` or `WARNING`, and either
  ///     stands for both.
  ///   - search: Only lines whose message contains this text, ignoring case. Not empty.
  ///   - instanceID: Only lines of this execution, which is the `instanceID` of another line. Not empty.
  ///   - polling: How often to ask while there are no new lines. After new lines, the intervals start again.
  public func followLogs(
    after: Date? = nil, levels: [LogLevel]? = nil, search: String? = nil, instanceID: String? = nil,
    polling: Polling = Polling(maximum: .seconds(10))
  ) -> LogTail {
    let source = LogSource(client: sender) { [levels = LogSource.levels(levels)] after, before in
      logs(
        after: after, before: before, levels: levels, search: search, instanceID: instanceID, limit: LogSource.limit
      ).pages.first
    }
    return LogTail(poller: LogPoller(source, after: after, polling: polling))
  }
}
