// The manifest of a running download: its parts report from several tasks, and every change is on disk before it counts.

import Dispatch
import Synchronization

/// Keeps the manifest, in memory and on disk.
final class DownloadLedger: Sendable {
  private let state: Mutex<DownloadManifest>
  private let name: String
  private let folder: DownloadFolder
  /// One change after the other.
  private let queue = DispatchQueue(label: "PostHogBatchExports.DownloadLedger")

  /// A ledger that begins with `manifest`; nothing is written yet.
  init(_ manifest: DownloadManifest, at name: String, in folder: DownloadFolder) {
    state = Mutex(manifest)
    self.name = name
    self.folder = folder
  }

  /// The manifest as it is on disk.
  var manifest: DownloadManifest { state.withLock(\.self) }

  /// Changes the manifest.
  func update(_ change: @escaping @Sendable (inout DownloadManifest) -> Void) async throws(PostHogError) {
    try await onDiskThread(queue) { [self] () throws(PostHogError) in
      let old = manifest
      var new = old
      change(&new)
      guard new != old else { return }
      try folder.replace(name, with: new.jsonBytes)
      state.withLock { $0 = new }
    }
  }

  /// A part is this file from now on; what was there of another one is gone.
  func begin(_ part: Int, as identity: FileIdentity) async throws(PostHogError) {
    try await update {
      $0.parts?[part].identity = identity
      $0.parts?[part].isDone = false
    }
  }

  /// All bytes of a part are on disk.
  func finish(_ part: Int) async throws(PostHogError) {
    try await update { $0.parts?[part].isDone = true }
  }
}
