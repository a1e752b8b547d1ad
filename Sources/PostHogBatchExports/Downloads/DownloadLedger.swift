// The manifest of a running download: its parts report from several tasks, and every change is on disk before it counts.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps the manifest, in memory and on disk.
actor DownloadLedger {
  private(set) var manifest: DownloadManifest
  private let name: String
  private let folder: DownloadFolder

  /// A ledger that begins with `manifest`; nothing is written yet.
  init(_ manifest: DownloadManifest, at name: String, in folder: DownloadFolder) {
    self.manifest = manifest
    self.name = name
    self.folder = folder
  }

  /// Changes the manifest.
  func update(_ change: @Sendable (inout DownloadManifest) -> Void) throws(PostHogError) {
    var new = manifest
    change(&new)
    guard new != manifest else { return }
    try folder.replace(name, with: new.jsonBytes)
    manifest = new
  }

  /// A part is this file from now on; what was there of another one is gone.
  func begin(_ part: Int, as identity: FileIdentity) throws(PostHogError) {
    try update {
      $0.parts?[part].identity = identity
      $0.parts?[part].isDone = false
    }
  }

  /// All bytes of a part are on disk.
  func finish(_ part: Int) throws(PostHogError) {
    try update { $0.parts?[part].isDone = true }
  }
}
