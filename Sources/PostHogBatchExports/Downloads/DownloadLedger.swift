import Dispatch
import Synchronization

/// Keeps the manifest of a running download, in memory and on disk. Its parts report from several tasks, and every
/// change is on disk before it counts.
final class DownloadLedger: Sendable {
  private struct State {
    var manifest: DownloadManifest
    var journal: DownloadJournal
  }

  private let state: Mutex<State>
  /// Applies one change after the other.
  private let queue = DispatchQueue(label: "PostHogBatchExports.DownloadLedger")

  /// Creates a ledger that begins with `manifest`, without writing anything.
  init(_ manifest: DownloadManifest, at name: String, in folder: DownloadFolder) {
    state = Mutex(State(manifest: manifest, journal: DownloadJournal(name, in: folder)))
  }

  deinit {
    state.withLock { $0.journal.close() }
  }

  /// The manifest as it is on disk.
  var manifest: DownloadManifest { state.withLock(\.manifest) }

  /// Changes the manifest as a whole and rewrites it.
  func update(_ change: @escaping @Sendable (inout DownloadManifest) -> Void) async throws(PostHogError) {
    try await onDisk { (state) throws(PostHogError) in
      var new = state.manifest
      change(&new)
      guard new != state.manifest else { return }
      try state.journal.write(new)
      state.manifest = new
    }
  }

  /// Records the state of a part.
  ///
  /// - Parameter lasting: Whether the record has to survive a loss of power.
  func note(_ part: Int, _ new: PartState, lasting: Bool = false) async throws(PostHogError) {
    try await onDisk { (state) throws(PostHogError) in
      guard let old = state.manifest.parts?[part].state, new != old else { return }
      // In place: a copy of the manifest for each change would cost as much as it has parts.
      state.manifest.parts?[part].state = new
      do throws(PostHogError) {
        if state.journal.isFull {
          try state.journal.write(state.manifest)
        } else {
          try state.journal.add(JournalLine(part: part, state: new), lasting: lasting)
        }
      } catch {
        state.manifest.parts?[part].state = old
        throw error
      }
    }
  }

  private func onDisk(
    _ work: @escaping @Sendable (inout State) throws(PostHogError) -> Void
  ) async throws(PostHogError) {
    try await onDiskThread(queue) { [self] () throws(PostHogError) in
      try state.withLock { (state) throws(PostHogError) in try work(&state) }
    }
  }
}
