public import OperationCore
public import PostHogAPI

/// A batch export as it should be, as far as it is managed.
public struct ExportDefinition: Hashable, Sendable {
  /// The name, by which the export is found. It can't be changed: another name is another export.
  public var name: String
  /// The values of the properties that are managed, by their path in the API's JSON: `interval`, `destination.type`,
  /// `destination.config.prefix`.
  ///
  /// Null unsets a property, which the server can do for few of them. A property that isn't here isn't managed; that goes
  /// for `paused` too, so an export that the server has paused stays paused.
  public var settings: [String: JSONValue]
  /// The names of the environment variables that hold the credentials of the destination, by the path of each:
  /// `destination.config.token`.
  ///
  /// Servers never return credentials, so they can't be compared. They are sent when the export is created, when they
  /// become necessary through another change, and when a plan is asked to rotate them.
  public var secrets: [String: String]

  /// Creates a definition. Nothing is checked before a plan is made.
  public init(name: String, settings: [String: JSONValue], secrets: [String: String] = [:]) {
    self.name = name
    self.settings = settings
    self.secrets = secrets
  }

  /// The type of the destination; nil if it isn't managed.
  public var destinationType: DestinationType? {
    settings["destination.type"]?.string.map(DestinationType.init(rawValue:))
  }
}
