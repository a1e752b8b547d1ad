// What is there in the folder, compared with what the manifest tells.

import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DownloadSession {
  /// The parts whose files are not there in whole.
  func missingParts(of manifest: DownloadManifest) throws(PostHogError) -> [Int] {
    var missing: [Int] = []
    for (index, part) in (manifest.parts ?? []).enumerated() {
      if part.state.isDone, try isThere(part) { continue }
      missing.append(index)
    }
    return missing
  }

  /// Whether a file that had arrived in whole has its name.
  private func isThere(_ part: DownloadManifest.Part) throws(PostHogError) -> Bool {
    guard let file = try folder.stat(part.file), file.type == .regular, file.size == part.state.identity?.length
    else { return false }
    let partialName = DownloadFolder.partialName(of: part.file)
    guard let partial = try folder.stat(partialName) else { return true }
    // A file of that name and size beside a partial one is another: the new one had no time to get its name.
    guard partial.isFile(file) else { return false }
    // It had got its name, and no time to lose the other one.
    try folder.remove(partialName)
    return true
  }

  /// Refuses a file that exists, unless it may be replaced.
  ///
  /// - Parameter own: The length of each file of an earlier export, which may. Whether it is that file is looked at once more,
  ///   byte by byte, when its successor is there.
  func refuseIfThere(_ file: String, unless own: [String: Int64] = [:]) throws(PostHogError) {
    guard !options.replacesExistingFiles, let there = try folder.stat(file), there.size != own[file] else { return }
    throw .download(.fileExists, file: file)
  }

  /// Removes what an earlier export has left, except names that the present one has too. What somebody else has put there stays.
  func remove(_ files: [OwnFile], unlessIn names: Set<String>) async throws(PostHogError) {
    for file in files where !names.contains(file.name) {
      if try await folder.contains(file) { try folder.remove(file.name) }
    }
  }

  /// What a finished download hands back.
  func files(of manifest: DownloadManifest) -> DownloadedFiles {
    DownloadedFiles(
      export: manifest.export,
      files: (manifest.parts ?? []).map { part in
        DownloadedFile(
          id: part.id, url: URL(filePath: folder.path(of: part.file).string), bytes: part.state.identity?.length ?? 0)
      },
      records: manifest.records)
  }
}
