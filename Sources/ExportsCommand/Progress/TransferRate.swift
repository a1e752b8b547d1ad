import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When a transfer began, for its rate and the time that is left.
struct TransferRate: Sendable {
  private let start: Date

  init(since start: Date) {
    self.start = start
  }

  /// Returns the bytes of a second, once there is something to tell.
  func rate(_ bytes: Int64, now: Date) -> String? {
    let seconds = now.timeIntervalSince(start)
    guard seconds >= 1, bytes > 0 else { return nil }
    return "\(Int64(Double(bytes) / seconds).bytesShown)/s"
  }

  /// Returns the time that is left if work goes on as before.
  func left(done: Int, of total: Int, now: Date) -> String? {
    guard done > 0, total > done else { return nil }
    let seconds = now.timeIntervalSince(start) / Double(done) * Double(total - done)
    return "\(Duration.seconds(seconds.rounded()).shown) left"
  }
}

extension DownloadPlanProgress {
  /// The progress on one line.
  func shown(_ speed: TransferRate, now: Date) -> String {
    let done = finishedWindows + failedWindows
    let parts = [
      "\(done) of \(totalWindows) windows", exportingWindows > 0 ? "\(exportingWindows) at the server" : nil,
      bytes > 0 ? bytes.bytesShown : nil, speed.rate(bytes, now: now),
      speed.left(done: done, of: totalWindows, now: now),
      isWaiting ? "waiting for the server's limit" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
