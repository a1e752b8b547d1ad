public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What applying a set of exports to a project does, deletions included, as of a moment.
///
/// A plan can be kept as JSON and applied later; it holds no secret. What has changed at the server since is refused, export by
/// export.
public struct ExportSetPlan: Hashable, Codable, Sendable {
  /// The instance of PostHog.
  public let host: PostHogHost
  /// The number of the project.
  public let project: Int
  /// When the plan was made.
  public let madeAt: Date
  /// The changes, sorted by the name of the export, deletions last.
  public internal(set) var changes: [ExportChange] = []
  /// The names of the exports that stay because the set doesn't have them.
  public internal(set) var unmanaged: [String] = []
  /// The number of exports that the project has.
  public internal(set) var exportCount = 0

  init(host: PostHogHost, project: Int, madeAt: Date) {
    (self.host, self.project, self.madeAt) = (host, project, madeAt)
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { changes.isEmpty }

  /// The largest share of the exports that is deleted or paused without force.
  public static let largestShare = 0.3

  /// Whether more than 30 % of the exports would be deleted or paused, which has to be forced.
  public var needsForce: Bool {
    let stopped = changes.count { $0.kind == .delete || $0.pauses }
    return Double(stopped) > Self.largestShare * Double(exportCount)
  }
}

extension ExportSetPlan: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    self.init(
      host: try .read("host", from: &json), project: try json.required("project"), madeAt: try json.required("made_at"))
    changes = try json.required("changes")
    unmanaged = try json.required("unmanaged")
    exportCount = try json.required("export_count")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("host", host.description)
    json.write("project", project)
    json.write("made_at", madeAt)
    json.write("changes", changes)
    json.write("unmanaged", unmanaged)
    json.write("export_count", exportCount)
  }
}
