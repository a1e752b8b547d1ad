/// How files are downloaded.
public struct DownloadOptions: Sendable, Hashable {
  /// How many files are downloaded at the same time, at least 1.
  public var parallelFiles: Int
  /// Whether existing files are replaced: the export is then made and downloaded again, unless an interrupted one can
  /// be continued. A file is replaced only when its replacement is complete.
  public var replacesExistingFiles: Bool
  /// How long to wait for the export itself. The export keeps running on the server after the timeout; the same call
  /// resumes waiting.
  public var exportTimeout: Duration
  /// How long the object store may be silent before the exchange counts as failed and another one continues it. Silence
  /// is detected after this time at the earliest and after twice this time at the latest. More than a day counts as a
  /// day. The transports of this library end a silence of 100 seconds in any case, unless they are configured
  /// otherwise.
  public var silenceLimit: Duration
  /// How many bytes of a file have to arrive per second, on average over each ``silenceLimit``. A slower exchange
  /// counts as failed and another one continues it; after as many as the client's retry policy has attempts the
  /// download stops with ``DownloadFailure/Reason/interrupted(_:)``. 0 allows any rate.
  public var minimumRate: Int
  /// How long downloading the files may take in total, including all pauses: those between exchanges, those that the
  /// object store asks for, and those until PostHog issues URLs again. After this time the download stops with
  /// ``DownloadFailure/Reason/timedOut(after:)``; a pause that is longer than the time left isn't started. The same
  /// call continues the download.
  public var transferTimeout: Duration

  /// Creates options. The defaults suit most downloads.
  ///
  /// - Parameters:
  ///   - parallelFiles: How many files are downloaded at the same time; 4 by default.
  ///   - replacesExistingFiles: Whether existing files are replaced; they aren't by default.
  ///   - exportTimeout: How long to wait for the export itself; one hour by default.
  ///   - silenceLimit: How long the object store may be silent; one minute by default.
  ///   - minimumRate: How many bytes of a file have to arrive per second; 1,024 by default.
  ///   - transferTimeout: How long downloading the files may take in total; one day by default.
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
