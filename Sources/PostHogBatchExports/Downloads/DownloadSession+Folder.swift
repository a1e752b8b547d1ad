// Compares the content of the folder with the manifest.

import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DownloadSession {
  /// Returns the parts whose files aren't complete.
  func missingParts(of manifest: DownloadManifest) throws(PostHogError) -> [Int] {
    var missing: [Int] = []
    for (index, part) in (manifest.parts ?? []).enumerated() {
      if part.state.isDone, try isThere(part) { continue }
      missing.append(index)
    }
    return missing
  }

  /// Returns whether a complete file has its name.
  private func isThere(_ part: DownloadManifest.Part) throws(PostHogError) -> Bool {
    guard let file = try folder.stat(part.file), file.type == .regular, file.size == part.state.identity?.length
    else { return false }
    let partialName = DownloadFolder.partialName(of: part.file)
    guard let partial = try folder.stat(partialName) else { return true }
    // A file with that name and size beside a partial one is another file: the new one was interrupted before it got
    // its name.
    guard partial.isFile(file) else { return false }
    // The file got its name, but was interrupted before its other name was removed.
    try folder.remove(partialName)
    return true
  }

  /// Refuses an existing file, unless it may be replaced.
  ///
  /// - Parameter own: The length of each file of an earlier export, which may be replaced. Whether it really is that
  ///   file is checked again, byte by byte, when its replacement is complete.
  func refuseIfThere(_ file: String, unless own: [String: Int64] = [:]) throws(PostHogError) {
    guard !options.replacesExistingFiles, let there = try folder.stat(file), there.size != own[file] else { return }
    throw .download(.fileExists, file: file)
  }

  /// Removes the files of an earlier export, except names that the present export has too. Files from other sources
  /// stay.
  func remove(_ files: [OwnFile], unlessIn names: Set<String>) async throws(PostHogError) {
    for file in files where !names.contains(file.name) {
      if try await folder.contains(file) { try folder.remove(file.name) }
    }
  }

  /// Returns the result of a finished download.
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
