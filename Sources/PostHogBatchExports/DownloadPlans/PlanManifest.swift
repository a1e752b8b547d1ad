import OperationClient
import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is planned for a folder and how far it is done, as a file in it. There is one in a folder, so that a second plan
/// doesn't mix its files with those of the first. The manifests of the windows' own downloads decide what is left to do.
struct PlanManifest: Sendable, Hashable {
  /// The version of the format. A manifest of another version is refused.
  static let version = 1
  static let name = ".download-plan.json"
  static let lock = ".download-plan.lock"
  /// The most bytes of a manifest that are read: enough for the windows of centuries.
  private static let sizeLimit = 64 << 20

  /// The fingerprint of host, project, range and options.
  let plan: String
  var windows: [Window]

  /// A window and its files, once it is finished.
  struct Window: Sendable, Hashable {
    let start: Date
    let end: Date
    /// The names of its files; `nil` until it is finished, and empty if there was nothing to export.
    var files: [String]?
    var records: Int?
  }

  /// Creates the manifest of a plan that has not begun.
  init(_ plan: DownloadPlan, by client: PostHogClient, in scope: ProjectScope) {
    windows = plan.windows.map { Window(start: $0.lowerBound, end: $0.upperBound) }
    let text = "\(client.host)\(scope.path)\n\(plan.request.jsonText)\n\(windows.map(\.jsonText))"
    self.plan = Fingerprint(of: text.utf8).text
  }

  /// Takes over what the manifest in a folder says; without one, nothing is done.
  ///
  /// - Throws: ``DownloadFailure/Reason/manifest(_:)`` for one that can't be used or belongs to another plan.
  mutating func resume(in folder: DownloadFolder) throws(PostHogError) {
    guard let bytes = try folder.read(Self.name, upTo: Self.sizeLimit) else { return }
    let found: PlanManifest
    do throws(JSONError) {
      found = try PlanManifest(json: SealedLine.open(bytes.dropLast()))
    } catch {
      throw Self.fault("it is broken or of another version of this library (\(printable("\(error)", limit: 200)))")
    }
    guard found.plan == plan, found.windows.count == windows.count else {
      throw Self.fault("it belongs to a plan with another host, project, range or other options")
    }
    windows = found.windows
  }

  private static func fault(_ reason: String) -> PostHogError { .download(.manifest(reason), file: name) }

  /// Writes the manifest.
  func save(in folder: DownloadFolder) async throws(PostHogError) {
    let bytes = SealedLine.seal(jsonBytes)
    try await onDiskThread { () throws(PostHogError) in try folder.replace(Self.name, with: bytes) }
  }
}

extension PlanManifest: JSONObjectReadable, JSONObjectWritable {
  init(members json: inout JSONReader) throws(JSONError) {
    let version: Int = try json.required("version")
    guard version == Self.version else {
      throw JSONError(offset: 0, .unexpected(expected: "version \(Self.version)", found: "version \(version)"))
    }
    plan = try json.required("plan")
    windows = try json.required("windows")
  }

  func write(members json: inout JSONWriter) {
    json.write("version", Self.version)
    json.write("plan", plan)
    json.write("windows", windows)
  }
}

extension PlanManifest.Window: JSONObjectReadable, JSONObjectWritable {
  init(members json: inout JSONReader) throws(JSONError) {
    start = try json.required("start")
    end = try json.required("end")
    files = try json.optional("files")
    records = try json.optional("records")
  }

  func write(members json: inout JSONWriter) {
    json.write("start", start)
    json.write("end", end)
    json.write("files", files)
    json.write("records", records)
  }
}
