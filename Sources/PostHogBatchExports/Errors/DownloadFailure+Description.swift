// The texts of a failed download: what happened to which file, and what to do next.

import OperationCore

extension DownloadFailure: CustomStringConvertible {
  /// What happened and what to do, in a few sentences. It is safe to log.
  public var description: String { "\(what) \(next)" }

  private var name: String { printable(file, limit: 300) }

  private var what: String {
    switch reason {
    case .fileExists: "\(name) exists already and was not overwritten."
    case .diskFull(let text): "\(name) could not be written: \(text)."
    case .disk(let text): "\(name) could not be read or written: \(text)."
    case .lockedByAnother: "\(name) is in use: another download is writing the same files into this folder."
    case .manifest(let text): "\(name), which records what has been downloaded, can't be used: \(text)."
    case .refusedURL(let text): "the server pointed to a place that is not asked for \(name): \(text)."
    case .refusedByStore(let status, let code):
      "the object store does not give out \(name) (status \(status)\(code.map { ", \($0)" } ?? ""))."
    case .unusableResponse(let text): "the object store's response for \(name) can't be used: \(text)."
    case .wrongContent(let text): "\(name) arrived and was not kept: \(text)."
    case .lengthMismatch(let expected, let received):
      "\(received) bytes arrived for \(name) where \(expected) had been announced."
    case .restartedTooOften: "\(name) had to be restarted too often, because it changed or could not be continued."
    case .interrupted(let error): "the download of \(name) was interrupted again and again: \(error)."
    case .timedOut(let limit): "\(name) is not finished: the files were not there after \(limit)."
    }
  }

  private var next: String {
    switch reason {
    case .fileExists: "Move it away, choose another folder, or set replacesExistingFiles."
    case .diskFull: "What has arrived is kept: free some space and call again."
    case .disk: "Fix the cause and call again; files that are finished stay as they are."
    case .lockedByAnother: "Wait for it, or choose another folder."
    case .manifest: "Choose another folder, or remove it to start over; files that are finished stay as they are."
    case .refusedURL: "Nothing was sent there. Check the server's configuration of its object store."
    case .refusedByStore(let status, _) where DownloadFailure.isBusy(status):
      "The store is overloaded or out of order. What has arrived is kept: call again later to continue."
    case .refusedByStore: "Files expire after some days: if this one has, make a new export, in another folder."
    case .wrongContent: "A proxy or a login page may have responded instead of the store: fix that and call again."
    case .lengthMismatch: "Nothing of it was kept: call again to download it again."
    case .unusableResponse, .restartedTooOften, .interrupted, .timedOut:
      "What has arrived is kept: call again to continue."
    }
  }
}
