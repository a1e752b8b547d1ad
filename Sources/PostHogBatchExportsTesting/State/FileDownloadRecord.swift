#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file download, and its files once they exist.
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
  /// The files, ordered by their keys. They are listed only once the job is completed.
  let files: [File]
  let expiresAt: Timestamp

  var createdAt: Timestamp { timeline.start }

  func json(at now: Timestamp) -> JSON {
    let status = timeline.status(at: now)
    var json: JSONObject = ["status": .string(status.rawValue)]
    if status == .completed {
      json["files"] = .strings(files.map(\.id.text))
      json["records_completed"] = .optional(records)
    } else if status.isFailure, let error {
      json["error"] = .string(error)
    }
    return .object(json)
  }
}
