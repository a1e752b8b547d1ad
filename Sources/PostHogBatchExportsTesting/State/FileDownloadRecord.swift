#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One export to files, and its files once they exist.
struct FileDownloadRecord: Identifiable, Sendable {
  struct File: Sendable {
    let id: UUID
    let key: String
  }

  let id: UUID
  let project: Int
  var timeline: JobTimeline
  let error: String?
  let records: Int?
  /// In the order of their keys. They are listed only when the job has completed.
  let files: [File]
  let expiresAt: Timestamp

  var createdAt: Timestamp { timeline.start }

  func json(at now: Timestamp) -> JSON {
    let status = timeline.status(at: now)
    var answer: JSONObject = ["status": .string(status.rawValue)]
    if status == .completed {
      answer["files"] = .strings(files.map(\.id.text))
      answer["records_completed"] = .optional(records)
    } else if status.isFailure, let error {
      answer["error"] = .string(error)
    }
    return .object(answer)
  }
}
