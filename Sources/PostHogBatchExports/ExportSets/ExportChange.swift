public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What applying a plan does to one batch export.
public struct ExportChange: Hashable, Codable, Sendable {
  /// What happens to the export.
  public enum Kind: String, Hashable, Sendable {
    /// It is created.
    case create
    /// Some of its properties are changed, or it is paused or resumed, or its credentials are sent again.
    case update
    /// It is deleted.
    case delete
  }

  /// What happens to the export.
  public let kind: Kind
  /// The name of the export.
  public let name: String
  /// The ID of the export; nil if it is to be created.
  public internal(set) var exportID: UUID?
  /// When the server last changed the export, at the time of the plan. If it has changed since, the change is refused.
  public internal(set) var lastUpdatedAt: Date?
  /// The properties that change, by their path. Of an export that is created, those that are sent.
  public internal(set) var properties: [PropertyChange] = []
  /// The environment variables whose values are sent as credentials, by the path of each.
  public internal(set) var secrets: [String: String] = [:]
  /// Which time is exported twice or never because of the change, as of the moment of the plan.
  public internal(set) var shift: ScheduleShift?
  /// The name of an export that isn't in the set and exports to the same place, if this one is created: perhaps it is the
  /// same export under its old name.
  public internal(set) var perhapsRenamed: String?

  init(_ kind: Kind, _ name: String) {
    (self.kind, self.name) = (kind, name)
  }

  /// Returns the value that a property gets; nil if it doesn't change.
  public func value(of property: String) -> JSONValue? { properties.first { $0.property == property }?.after }

  /// Whether the export is paused: no runs are scheduled any more.
  public var pauses: Bool { kind == .update && value(of: "paused")?.bool == true }

  /// Whether the export is resumed. The time of the pause isn't exported by that.
  public var resumes: Bool { kind == .update && value(of: "paused")?.bool == false }

  var isEmpty: Bool { properties.isEmpty && secrets.isEmpty }
}

extension ExportChange: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    guard let kind = Kind(rawValue: try json.required("kind")) else {
      throw JSONError(at: "/kind", .unexpected(expected: "create, update or delete", found: "another word"))
    }
    self.init(kind, try json.required("name"))
    exportID = try json.optional("export_id")
    lastUpdatedAt = try json.optional("last_updated_at")
    properties = try json.required("properties")
    secrets = try json.required("secrets")
    shift = try json.optional("shift")
    perhapsRenamed = try json.optional("perhaps_renamed")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("kind", kind.rawValue)
    json.write("name", name)
    json.write("export_id", exportID)
    json.write("last_updated_at", lastUpdatedAt)
    json.write("properties", properties)
    json.write("secrets", secrets)
    json.write("shift", shift)
    json.write("perhaps_renamed", perhapsRenamed)
  }
}
