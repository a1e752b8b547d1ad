public import DataReading
public import Diagnostics

/// A value that an operation takes outside its body.
public struct Parameter: Sendable {
  /// The name on the wire.
  public let name: String
  /// The part of the request that carries it.
  public let `in`: Place
  /// Whether it must be given; always true in the path.
  public let required: Bool
  /// Should no longer be used.
  public let deprecated: Bool
  /// What it means.
  public internal(set) var description: String?
  /// What it is; nil when `content` says it.
  public let schema: SchemaUse?
  /// The one media type it is written in; empty when `schema` says it.
  public let content: [MediaType]
  /// How arrays and objects are written; the default of the place when the document doesn't say.
  public let style: String
  /// Whether each element is written by itself; the default of the style when the document doesn't say.
  public let explode: Bool
  /// Whether reserved characters are sent as they are.
  public let allowReserved: Bool
  /// The vendor extensions, by their whole key (`x-…`).
  public let extensions: [String: Node]
  /// The place of the parameter.
  public let location: SourceLocation

  /// The parts of a request that carry parameters.
  public enum Place: String, Sendable, CaseIterable {
    /// In a `{name}` of the path.
    case path
    /// After the question mark.
    case query
    /// A header field.
    case header
    /// In the `Cookie` field.
    case cookie
  }
}
