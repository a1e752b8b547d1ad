/// The progress of a planned download, for display.
public struct DownloadPlanProgress: Sendable, Hashable {
  /// The number of windows.
  public let totalWindows: Int
  /// The number of windows that are complete, including those without data.
  public internal(set) var finishedWindows = 0
  /// The number of windows without data.
  public internal(set) var emptyWindows = 0
  /// The number of windows that failed.
  public internal(set) var failedWindows = 0
  /// The number of windows whose export was requested or is in progress at the server.
  public internal(set) var exportingWindows = 0
  /// The number of windows whose files are being downloaded.
  public internal(set) var downloadingWindows = 0
  /// The number of bytes on disk, including those of earlier calls. Decreases when a file has to be restarted.
  public internal(set) var bytes: Int64 = 0
  /// The number of complete files.
  public internal(set) var files = 0
  /// Whether windows wait because PostHog allows no more downloads or requests for now.
  public internal(set) var isWaiting = false

  init(totalWindows: Int) { self.totalWindows = totalWindows }
}
