import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Adds up the progress of the parts of a download, and reports it to a program in order and on one task at a time,
/// without holding up the downloads: reports that a slow program hasn't taken are dropped, except for the latest.
final class ProgressBoard: Sendable {
  /// How many bytes have to arrive before another report.
  private static let step: Int64 = 1 << 20

  private struct State {
    var progress = DownloadProgress()
    /// The length and the received bytes of each part.
    var parts: [(length: Int64?, received: Int64)] = []
    var reported: DownloadProgress?
  }

  private let state = Mutex(State())
  private let reports: AsyncStream<DownloadProgress>.Continuation?

  private init(_ reports: AsyncStream<DownloadProgress>.Continuation?) {
    self.reports = reports
  }

  /// Calls `progress` with the current state while `body` runs. The last report is made before the function returns.
  static func reporting<Output: Sendable>(
    to progress: (@Sendable (DownloadProgress) -> Void)?,
    _ body: (ProgressBoard) async throws(PostHogError) -> Output
  ) async throws(PostHogError) -> Output {
    try await withReports(to: progress) { reports throws(PostHogError) in try await body(ProgressBoard(reports)) }
  }

  /// Enters a phase.
  func enter(_ phase: DownloadProgress.Phase, export: UUID? = nil) {
    change { state in
      state.progress.phase = phase
      state.progress.export = export ?? state.progress.export
    }
  }

  /// Records the parts and what has arrived of them.
  func plan(_ parts: [(length: Int64?, received: Int64)], finished: Int) {
    change { state in
      state.parts = parts
      state.progress.totalFiles = parts.count
      state.progress.files = finished
    }
  }

  /// Records what is known and has arrived of a part.
  func set(_ part: Int, length: Int64?, received: Int64) {
    change { $0.parts[part] = (length, received) }
  }

  /// Records that bytes of a part have arrived.
  func add(_ count: Int, to part: Int) {
    guard reports != nil else { return }
    state.withLock { state in
      state.parts[part].received += Int64(count)
      state.progress.bytes = state.progress.bytes.saturatingAdd(Int64(count))
      guard state.progress.bytes - (state.reported?.bytes ?? 0) >= Self.step else { return }
      report(&state)
    }
  }

  /// Records that a part is complete.
  func finish(_ part: Int) {
    change { $0.progress.files += 1 }
  }

  private func change(_ change: (inout State) -> Void) {
    guard reports != nil else { return }
    state.withLock { state in
      change(&state)
      state.progress.bytes = state.parts.map(\.received).saturatingSum
      let lengths = state.parts.compactMap(\.length)
      let isKnown = state.progress.totalFiles == lengths.count
      state.progress.totalBytes = isKnown ? lengths.saturatingSum : nil
      report(&state)
    }
  }

  /// Called with the lock held, so that reports are in order.
  private func report(_ state: inout State) {
    guard state.progress != state.reported else { return }
    state.reported = state.progress
    reports?.yield(state.progress)
  }
}
