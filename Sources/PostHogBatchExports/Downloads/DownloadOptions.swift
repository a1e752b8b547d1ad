// What a caller may decide about a download of files.

/// How files are downloaded.
public struct DownloadOptions: Sendable, Hashable {
  /// How many files are fetched at a time, at least 1.
  public var parallelFiles: Int
  /// Whether files that exist are replaced: the export is then made and fetched anew, unless one that was interrupted can
  /// be continued. A file is replaced only when its successor is there in whole.
  public var replacesExistingFiles: Bool
  /// How long to wait for the export itself. The export keeps running on the server after the timeout; the same call resumes
  /// waiting.
  public var exportTimeout: Duration
  /// How long the object store may be silent before the exchange counts as failed and is continued with another one. Silence
  /// is noticed after this time at the earliest and after twice this time at the latest. More than a day counts as a
  /// day. The transports of this library end a silence of 100 seconds in any case, unless they are configured
  /// otherwise.
  public var silenceLimit: Duration
  /// How many bytes of a file have to arrive in a second, on average over each ``silenceLimit``. A slower exchange counts as
  /// failed and is continued with another one; after as many as the client's retry policy has attempts the download stops with
  /// ``DownloadFailure/Reason/interrupted(_:)``. 0 allows any rate.
  public var minimumRate: Int
  /// How long fetching the files may take as a whole, with all pauses: those between exchanges, those that the object store
  /// asks for, and those until PostHog gives out addresses again. When it is over the download stops with
  /// ``DownloadFailure/Reason/timedOut(after:)``; a pause that is longer than what is left of it is not begun. The same call
  /// continues what is there.
  public var transferTimeout: Duration

  /// Options; the defaults suit most downloads.
  ///
  /// - Parameters:
  ///   - parallelFiles: How many files are fetched at a time: 4.
  ///   - replacesExistingFiles: Whether files that exist are replaced: no.
  ///   - exportTimeout: How long to wait for the export itself: an hour.
  ///   - silenceLimit: How long the object store may be silent: a minute.
  ///   - minimumRate: How many bytes of a file have to arrive in a second: 1,024.
  ///   - transferTimeout: How long fetching the files may take as a whole: a day.
  public init(
    parallelFiles: Int = 4, replacesExistingFiles: Bool = false, exportTimeout: Duration = .seconds(3_600),
    silenceLimit: Duration = .seconds(60), minimumRate: Int = 1_024, transferTimeout: Duration = .seconds(86_400)
  ) {
    self.parallelFiles = parallelFiles
    self.replacesExistingFiles = replacesExistingFiles
    self.exportTimeout = exportTimeout
    self.silenceLimit = silenceLimit
    self.minimumRate = minimumRate
    self.transferTimeout = transferTimeout
  }
}
