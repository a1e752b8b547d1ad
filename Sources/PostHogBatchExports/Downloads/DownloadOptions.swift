// What a caller may decide about a download of files.

/// How files are downloaded.
public struct DownloadOptions: Sendable, Hashable {
  /// How many files are fetched at a time, at least 1.
  public var parallelFiles: Int
  /// Whether files that exist are replaced: the export is then made and fetched anew, unless one that was interrupted can
  /// be continued. A file is replaced only when its successor is there in whole.
  public var replacesExistingFiles: Bool
  /// How long to wait for the export itself. It goes on at the server when that is over, and the same call waits on.
  public var exportTimeout: Duration
  /// How long the object store may be silent before the exchange counts as failed and is continued with another one. Silence
  /// is noticed after this time at the earliest and after twice this time at the latest. More than a day counts as a
  /// day. The transports of this library end a silence of 100 seconds in any case, unless they are configured
  /// otherwise.
  public var silenceLimit: Duration

  /// Options; the defaults suit most downloads.
  public init(
    parallelFiles: Int = 4, replacesExistingFiles: Bool = false, exportTimeout: Duration = .seconds(3_600),
    silenceLimit: Duration = .seconds(60)
  ) {
    self.parallelFiles = parallelFiles
    self.replacesExistingFiles = replacesExistingFiles
    self.exportTimeout = exportTimeout
    self.silenceLimit = silenceLimit
  }
}
