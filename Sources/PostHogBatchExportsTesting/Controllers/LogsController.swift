#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Logs of exports, file downloads and runs.
enum LogsController {
  static func listForExport(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let export = try state.export(call.id(), call)
    return try list(call, state, of: export.id)
  }

  static func listForFileDownload(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let download = try FileDownloadsController.download(call.id(), call, state)
    return try list(call, state, of: download.id)
  }

  /// Lists the logs of a run. Current servers fail on all of these requests.
  static func listForRun(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    guard state.configuration.runLogs == .served else { throw .unexpected }
    let (export, run) = (try call.id("export"), try call.id())
    return try list(call, state, of: export, instance: run.text)
  }

  /// Lists log lines. The server fetches at most `limit` lines, newest first, and pages only those: `next` is null, and
  /// `before` leads further back.
  private static func list(
    _ call: Call, _ state: FakeState, of source: UUID, instance: String? = nil
  ) throws(APIError) -> FakeResponse {
    let query = Fields(object: JSONObject(call.query.items.map { ($0.name, .string($0.value)) }))
    let defaultLimit = state.configuration.pageSizes.logs
    let limit = try query.integer("limit", in: 1...500).value ?? defaultLimit
    let after = try query.instant("after").value
    let before = try query.instant("before").value
    let asked = try query.string("instance_id").value
    let instance = instance ?? asked
    let levels = try query.string("level").value.map { Set($0.uppercased().split(separator: ",")) }
    let search = try query.string("search").value?.lowercased()
    // Newest first, even among lines of the same time.
    let fetched = state.lines(of: source.text, at: call.now).reversed()
      .filter { line in
        (after.map { line.timestamp > $0 } ?? true) && (before.map { line.timestamp < $0 } ?? true)
          && (instance.map { line.instance == $0 } ?? true)
          && (levels.map { $0.contains(line.level[...]) } ?? true)
          && (search.map { line.message.lowercased().contains($0) } ?? true)
      }
      .sorted { $0.timestamp > $1.timestamp }
      .prefix(limit)
    return OffsetPaging.page(Array(fetched), call, state, defaultLimit: defaultLimit, json: \.json)
  }
}
