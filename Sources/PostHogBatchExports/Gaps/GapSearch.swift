public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What gaps are looked for: in which project, since when, and which of them to export.
public struct GapSearch: Sendable, Hashable {
  /// The base URL of the server.
  public let host: String
  /// The ID of the project.
  public let project: Int
  /// The time since which intervals are looked at, in whole seconds. Where it is the start of a day, that of the day in UTC
  /// stands for it.
  public let start: Date
  /// The time as of which intervals are judged, in whole seconds: runs that are due later aren't missed.
  public let now: Date
  /// Which intervals the plans export.
  public let kinds: Set<BackfillKind>

  /// The version of the saved form.
  private static let version = 1

  /// Creates a search.
  public init(on host: PostHogHost, project: Int, since start: Date, now: Date, kinds: Set<BackfillKind>) {
    func wholeSeconds(_ date: Date) -> Date { Date(secondsSince1970: date.secondsSince1970(.down)) }
    (self.host, self.project, self.kinds) = (host.description, project, kinds)
    (self.start, self.now) = (wholeSeconds(start), wholeSeconds(now))
  }
}

extension GapSearch: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  ///
  /// - Throws: A `JSONError`, also if the search has another version.
  public init(members json: inout JSONReader) throws(JSONError) {
    let version: Int = try json.required("gaps_version")
    guard version == Self.version else {
      throw JSONError(
        at: "/gaps_version", .unexpected(expected: "version \(Self.version)", found: "version \(version)"))
    }
    host = try json.required("host")
    project = try json.required("project")
    start = try json.required("since")
    now = try json.required("now")
    let kinds: [BackfillKind] = try json.required("kinds")
    self.kinds = Set(kinds)
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("gaps_version", Self.version)
    json.write("host", host)
    json.write("project", project)
    json.write("since", start)
    json.write("now", now)
    json.write("kinds", kinds.sorted { $0.rawValue < $1.rawValue })
  }
}
