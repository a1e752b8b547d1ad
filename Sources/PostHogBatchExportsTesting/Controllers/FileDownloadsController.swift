#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HTTPTypes

/// File downloads: exports to files that the caller gets from the object store.
enum FileDownloadsController {
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let downloads = visible(call, state).sorted { ($0.createdAt, $0.id.text) > ($1.createdAt, $1.id.text) }
    return OffsetPaging.page(downloads, call, state) { download in
      ["id": .string(download.id.text), "status": .string(download.timeline.status(at: call.now).rawValue)]
    }
  }

  static func create(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let project = try call.project(state)
    let body = try FileDownloadBody(
      call.body.object(), features: state.configuration.features, now: call.now)
    let active = visible(call, state).count { $0.timeline.isActive(at: call.now) }
    guard active < state.configuration.maxConcurrentFileDownloads else {
      throw .tooManyConcurrent("file_downloads", "Too many concurrent file download batch exports for this team.")
    }
    let outcome = state.scripts.fileDownloads.takeFirst() ?? .sample(body)
    let download = state.startFileDownload(in: project.id, format: body.format, outcome: outcome, at: call.now)
    if case .notStarted = outcome {
      // This is the only error of the API with a reason but without the usual format.
      return FakeResponse(.internalServerError, ["detail": "The export could not be started."])
    }
    return FakeResponse(.accepted, ["id": .string(download.id.text)])
  }

  static func retrieve(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    FakeResponse(.ok, try download(call.id(), call, state).json(at: call.now))
  }

  static func cancel(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    var download = try download(call.id(), call, state)
    let status = download.timeline.status(at: call.now)
    guard status.isActive else { throw .invalid(nil, "An export that is \(status.rawValue) cannot be cancelled.") }
    download.timeline.end(.cancelled, at: call.now)
    state.fileDownloads.insert(download)
    return FakeResponse(.ok, ["status": "Cancelled"])
  }

  /// Redirects to a file. Every request signs another URL.
  static func download(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let download = try download(call.id(), call, state)
    switch download.timeline.status(at: call.now) {
    case .starting, .running: throw .invalid(nil, "Batch export run is still in progress")
    case .cancelled: throw .invalid(nil, "Batch export run was cancelled")
    case let status where status.isFailure: throw .invalid(nil, "Batch export run has failed")
    default: break
    }
    let file = try file(call.match.part ?? "0", of: download)
    guard call.now < download.expiresAt else { throw .invalid(nil, "This file download has expired") }
    let lifetime = min(state.configuration.presignedURLLifetime, download.expiresAt - call.now)
    let url = PresignedURL(key: file.key, now: call.now, lifetime: lifetime)
    return FakeResponse(
      status: .found,
      headers: [.location: url.text(origin: state.configuration.objectStoreURL), .cacheControl: "no-store"])
  }

  private static func file(
    _ part: String, of download: FileDownloadRecord
  ) throws(APIError) -> FileDownloadRecord.File {
    if part.wholeMatch(of: /[+-]?[0-9]+/) != nil {
      guard let index = Int(part), download.files.indices.contains(index) else { throw .notFound }
      return download.files[index]
    }
    guard let id = UUID(uuidString: part) else { throw .invalid(nil, "Invalid file id or index: '\(part)'") }
    guard let file = download.files.first(where: { $0.id == id }) else { throw .notFound }
    return file
  }

  static func countRows(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let fields = Fields(object: try call.body.object())
    let model = try fields.choice("model", of: ExportModel.self).required("model")
    guard model == .hogql else { throw .invalidChoice("model", model.rawValue) }
    let source = try FileDownloadSource(fields)
    guard let query = source.query else { throw .required("hogql_query") }
    try source.checkInterval(of: query, now: call.now)
    guard state.configuration.features.hogQL else { throw .denied("HogQL exports are not enabled.") }
    switch state.scripts.rowCounts.takeFirst() ?? .rows(1000) {
    case .rows(let count): return FakeResponse(.ok, ["count": .integer(Int64(count))])
    case .timeout: throw .invalid(nil, "The query took too long.", code: "timeout_exceeded")
    case .invalidQuery(let detail): throw .invalid("hogql_query", detail)
    }
  }

  static func download(_ id: UUID, _ call: Call, _ state: FakeState) throws(APIError) -> FileDownloadRecord {
    guard let download = visible(call, state).first(where: { $0.id == id }) else { throw .notFound }
    return download
  }

  private static func visible(_ call: Call, _ state: FakeState) -> [FileDownloadRecord] {
    let projects = Set(call.projects(state).map(\.id))
    return state.fileDownloads.rows.filter { projects.contains($0.project) }
  }
}
