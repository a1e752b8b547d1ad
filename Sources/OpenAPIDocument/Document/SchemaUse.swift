public import SpecReading

/// A schema where it is used: written there, or referred to.
///
/// A `$ref` with siblings is, in 3.1 and later, an inline schema with the reference in `allOf`; in 3.0 the siblings
/// mean nothing. A reference to a place that is itself only a reference leads to the end of that chain.
public indirect enum SchemaUse: Sendable {
  /// The schema is written in place.
  case inline(Schema)
  /// The schema is a key of `Document.schemas`; the location is that of the `$ref`.
  case reference(SchemaID, SourceLocation)
}
