public import DataReading
public import Diagnostics

/// A parameter of an operation.
public struct Parameter: Sendable {
  /// The name on the wire.
  public let name: String
  /// The part of the request that carries the parameter.
  public let `in`: Place
  /// Whether the parameter is required; always true for path parameters.
  public let required: Bool
  /// Whether the parameter is deprecated.
  public let deprecated: Bool
  /// The description of the parameter.
  public internal(set) var description: String?
  /// The schema of the value; `nil` if `content` has it.
  public let schema: SchemaUse?
  /// The media type of the value, at most one; empty if `schema` has its schema.
  public let content: [MediaType]
  /// The serialization of arrays and objects. If the document doesn't give a style, it is the default of the
  /// parameter's place.
  public let style: String
  /// Whether each element is written separately. If the document doesn't say, it is the default of the style.
  public let explode: Bool
  /// Whether reserved characters are sent without being percent-encoded.
  public let allowReserved: Bool
  /// The vendor extensions by their full keys (`x-…`).
  public let extensions: [String: Node]
  /// The location of the parameter.
  public let location: SourceLocation

  /// The parts of a request that carry parameters.
  public enum Place: String, Sendable, CaseIterable {
    /// A `{name}` in the path.
    case path
    /// The query string.
    case query
    /// A header field.
    case header
    /// The header field `Cookie`.
    case cookie
  }
}
