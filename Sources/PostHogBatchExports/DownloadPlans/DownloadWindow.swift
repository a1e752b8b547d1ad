#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What has become of one window of a ``DownloadPlan``.
public struct DownloadWindow: Sendable {
  /// The window.
  public let range: Range<Date>
  /// What has become of it.
  public let state: State

  /// The possible outcomes.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum State: Sendable {
    /// All of its files are in the folder.
    case complete(DownloadedFiles)
    /// There was nothing to export, so that there are no files.
    case empty
    /// It failed. The same call tries again and continues with what has arrived.
    case failed(PostHogError)
    /// It was not begun or not finished, because an error stopped the whole download.
    case pending
  }
}
