public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The exports that applying a set has created, which are the only ones that pruning may delete.
///
/// The API has no labels and no descriptions, so an export doesn't show who made it. Keep this record beside the set, under
/// version control, and add each outcome to it. Where there is no record, on a fresh machine without one for example, nothing
/// is pruned: plans only name the exports that aren't in the set. An export that was created, but whose outcome was lost with
/// the program, isn't in the record either.
public struct ExportSetRecord: Hashable, Codable, Sendable {
  /// The instance of PostHog.
  public let host: PostHogHost
  /// The number of the project.
  public let project: Int
  /// The names of the exports, by their ID.
  public private(set) var names: [UUID: String] = [:]

  /// Creates an empty record.
  public init(host: PostHogHost, project: Int) {
    (self.host, self.project) = (host, project)
  }

  /// Adds an export that was created, or removes one that was deleted. Other outcomes change nothing.
  public mutating func add(_ outcome: ExportOutcome) {
    guard case .done(let id?) = outcome.result else { return }
    switch outcome.change.kind {
    case .create: names[id] = outcome.change.name
    case .delete: names[id] = nil
    case .update: break
    }
  }
}

extension ExportSetRecord: JSONObjectReadable, JSONObjectWritable {
  private struct Entry: JSONObjectReadable, JSONObjectWritable {
    let id: UUID
    let name: String

    init(_ id: UUID, _ name: String) { (self.id, self.name) = (id, name) }

    init(members json: inout JSONReader) throws(JSONError) {
      id = try json.required("id")
      name = try json.required("name")
    }

    func write(members json: inout JSONWriter) {
      json.write("id", id)
      json.write("name", name)
    }
  }

  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    self.init(host: try .read("host", from: &json), project: try json.required("project"))
    let entries: [Entry] = try json.required("exports")
    names = Dictionary(entries.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// Writes the properties of an object, with the exports sorted by name.
  public func write(members json: inout JSONWriter) {
    json.write("host", host.description)
    json.write("project", project)
    let entries = names.map { Entry($0.key, $0.value) }
    json.write("exports", entries.sorted { ($0.name, $0.id.uuidString) < ($1.name, $1.id.uuidString) })
  }
}

extension PostHogHost {
  /// Reads the host that a record or a plan is for. No request is sent to it.
  static func read(_ name: StaticString, from json: inout JSONReader) throws(JSONError) -> PostHogHost {
    let url: String = try json.required(name)
    do throws(PostHogError) {
      return try .selfHosted(url, allowingInsecureHTTP: true)
    } catch {
      throw JSONError(at: "/\(name)", .unexpected(expected: "the URL of an instance", found: "another text"))
    }
  }
}
