import Foundation

/// A copy of `spec/` in which a test changes files.
struct SpecCopy {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    let folder = URL(filePath: UpstreamDescription.spec).deletingLastPathComponent()
    try FileManager.default.copyItem(at: folder, to: workspace.url("spec"))
  }

  func edit(_ file: String, _ change: (String) -> String) throws {
    try workspace.edit("spec/\(file)", change)
  }

  /// Removes the entries of `corrections.yaml` that have a text.
  func removeCorrections(with text: String) throws {
    try edit("corrections.yaml") { file in
      var parts = file.components(separatedBy: "\n  - operation:")
      parts.removeAll { $0.contains(text) }
      return parts.joined(separator: "\n  - operation:")
    }
  }
}
