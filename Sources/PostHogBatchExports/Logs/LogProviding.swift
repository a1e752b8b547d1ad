// Following the log of anything that has one.

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
  /// The log lines as they come, oldest first. See ``LogTail``.
  ///
  /// Older servers let no API key read logs, and answer 403. Following the log of a run fails with known servers, which answer
  /// 500: follow the log of its batch export instead, with `search` or `instanceID`.
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
    let source = LogSource(client: sender) { [levels = LogSource.levels(levels)] after, before in
      logs(
        after: after, before: before, levels: levels, search: search, instanceID: instanceID, limit: LogSource.limit
      ).pages.first
    }
    return LogTail(poller: LogPoller(source, after: after, polling: polling))
  }
}
