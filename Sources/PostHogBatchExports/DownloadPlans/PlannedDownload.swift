import OperationCore

/// The result of downloading a ``DownloadPlan``.
public struct PlannedDownload: Sendable {
  /// The windows, the earliest first.
  public let windows: [DownloadWindow]
  /// The error that stopped the download before all windows were tried: the disk is full, or PostHog doesn't accept the key.
  public let stop: PostHogError?

  /// Whether nothing failed and nothing is left to do.
  public var isComplete: Bool {
    failure == nil && !windows.contains { if case .pending = $0.state { true } else { false } }
  }

  /// The error that stopped the download, or else that of the first window that failed; `nil` if there is none.
  public var failure: PostHogError? {
    stop ?? windows.lazy.compactMap { if case .failed(let error) = $0.state { error } else { nil } }.first
  }

  /// The complete files, sorted by time.
  public var files: [DownloadedFile] { exports.flatMap(\.files) }

  /// The number of records in the files; `nil` if the server didn't report it for all of them.
  public var records: Int? {
    let counts = exports.map(\.records)
    return counts.contains(nil) ? nil : counts.compactMap(\.self).saturatingSum
  }

  private var exports: [DownloadedFiles] {
    windows.compactMap { if case .complete(let files) = $0.state { files } else { nil } }
  }

  /// Returns all files if the download is complete.
  ///
  /// - Throws: ``failure``, if there is one.
  public func get() throws(PostHogError) -> [DownloadedFile] {
    if let failure { throw failure }
    return files
  }
}
