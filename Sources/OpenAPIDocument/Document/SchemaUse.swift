public import Diagnostics

/// A schema where it is used: written there, or referred to.
///
/// A `$ref` with siblings is, in 3.1 and later, an inline schema with the reference in `allOf`; in 3.0 the siblings
/// mean nothing. A reference to a place that is itself only a reference leads to the end of that chain.
public indirect enum SchemaUse: Sendable, Hashable {
  /// The schema is written in place.
  case inline(Schema)
  /// The schema is a key of `Document.schemas`; the location is that of the `$ref`.
  case reference(SchemaID, SourceLocation)

  /// Equal uses say the same, wherever they stand; references are equal where they lead to one schema.
  public static func == (left: SchemaUse, right: SchemaUse) -> Bool {
    switch (left, right) {
    case (.inline(let left), .inline(let right)): left == right
    case (.reference(let left, _), .reference(let right, _)): left == right
    case (.inline, .reference), (.reference, .inline): false
    }
  }

  /// Adds what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .inline(let schema): hasher.combine(schema)
    case .reference(let id, _): hasher.combine(id)
    }
  }
}
