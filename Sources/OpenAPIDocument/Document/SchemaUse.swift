public import Diagnostics

/// A use of a schema: either an inline schema or a reference.
///
/// In 3.1 and later, a `$ref` with siblings is an inline schema with the reference in `allOf`; in 3.0 the siblings are
/// ignored. A reference to a place that only refers further leads to the end of that chain.
public indirect enum SchemaUse: Sendable, Hashable {
  /// An inline schema.
  case inline(Schema)
  /// A reference to a key of `Document.schemas`; the location is that of the `$ref`.
  case reference(SchemaID, SourceLocation)

  /// Compares uses by their content, wherever they are. References are equal if they lead to the same schema.
  public static func == (left: SchemaUse, right: SchemaUse) -> Bool {
    switch (left, right) {
    case (.inline(let left), .inline(let right)): left == right
    case (.reference(let left, _), .reference(let right, _)): left == right
    case (.inline, .reference), (.reference, .inline): false
    }
  }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .inline(let schema): hasher.combine(schema)
    case .reference(let id, _): hasher.combine(id)
    }
  }
}
