import OperationCore

/// How many rows a ``DownloadPlan`` would download.
public struct DownloadRowCount: Sendable, Hashable {
  /// The rows of each window, the earliest first; `nil` where the number is not known.
  public let windows: [Int64?]

  /// The rows of all windows together; `nil` if the number isn't known for all of them.
  public var total: Int64? { windows.contains(nil) ? nil : windows.compactMap(\.self).saturatingSum }
}
