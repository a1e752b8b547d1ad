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
      // A file of that name and size can be the old one, if the new one had no time to replace it.
      let mayBeOld = options.replacesExistingFiles || manifest.superseded.contains(part.file)
      let partial = part.file + DownloadFolder.partialSuffix
      if part.isDone, try folder.size(of: part.file) == part.identity?.length {
        guard mayBeOld, try folder.size(of: partial) != nil else {
          try folder.remove(partial)
          continue
        }
      }
      missing.append(index)
    }
    return missing
  }

  /// Refuses a file that exists, unless it may be replaced.
  func refuseIfThere(_ file: String) throws(PostHogError) {
    guard !options.replacesExistingFiles, try folder.size(of: file) != nil else { return }
    throw .download(.fileExists, file: file)
  }

  /// What a finished download hands back.
  func files(of manifest: DownloadManifest) -> DownloadedFiles {
    DownloadedFiles(
      export: manifest.export,
      files: (manifest.parts ?? []).map { part in
        DownloadedFile(
          id: part.id, url: URL(filePath: folder.path(of: part.file).string), bytes: part.identity?.length ?? 0)
      },
      records: manifest.records)
  }
}
