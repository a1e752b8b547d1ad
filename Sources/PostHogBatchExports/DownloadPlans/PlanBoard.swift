import Synchronization

/// Adds up the progress of the windows of a plan.
final class PlanBoard: Sendable {
  private struct State {
    var progress: DownloadPlanProgress
    /// What the windows that are worked on reported last.
    var running: [Int: DownloadProgress] = [:]
    /// The bytes and files of windows that are no longer worked on.
    var ended: [Int: DownloadProgress] = [:]
  }

  private let state: Mutex<State>
  private let reports: AsyncStream<DownloadPlanProgress>.Continuation?

  init(windows: Int, _ reports: AsyncStream<DownloadPlanProgress>.Continuation?) {
    state = Mutex(State(progress: DownloadPlanProgress(totalWindows: windows)))
    self.reports = reports
  }

  /// Records what a window reports.
  func note(_ window: Int, _ progress: DownloadProgress) {
    change { state in
      state.running[window] = progress
      state.ended[window] = nil
    }
  }

  /// Records that a window is no longer worked on. Nothing is counted for one that will be tried again.
  func end(_ window: Int, as ending: DownloadWindow.State) {
    change { state in
      state.ended[window] = state.running.removeValue(forKey: window)
      switch ending {
      case .complete: state.progress.finishedWindows += 1
      case .empty:
        state.progress.finishedWindows += 1
        state.progress.emptyWindows += 1
      case .failed: state.progress.failedWindows += 1
      case .pending: break
      }
    }
  }

  /// Records whether PostHog allows no more for now.
  func wait(_ isWaiting: Bool) { change { $0.progress.isWaiting = isWaiting } }

  private func change(_ change: (inout State) -> Void) {
    guard let reports else { return }
    state.withLock { state in
      let before = state.progress
      change(&state)
      let running = state.running.values
      state.progress.exportingWindows = running.count { $0.phase < .downloading }
      state.progress.downloadingWindows = running.count { $0.phase == .downloading }
      let all = Array(running) + state.ended.values
      state.progress.bytes = all.map(\.bytes).saturatingSum
      state.progress.files = all.map(\.files).saturatingSum
      // With the lock held, so that reports are in order.
      if state.progress != before { reports.yield(state.progress) }
    }
  }
}
