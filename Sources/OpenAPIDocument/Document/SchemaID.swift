/// The identity of a schema, which is its place: two references that lead to the same place mean the same schema.
public struct SchemaID: Hashable, Sendable {
  /// The normalized path of the file, written the way the path of the root file is.
  public let file: String
  /// The JSON pointer (RFC 6901) inside the file, in which only `~0` and `~1` are escapes; empty for the whole file.
  public let pointer: String
  /// The hash of both, computed once: an ID is looked up in many tables.
  private let hash: Int

  /// Creates an ID for a place, without looking anything up.
  public init(file: String, pointer: String) {
    self.file = file
    self.pointer = pointer
    var hasher = Hasher()
    hasher.combine(file)
    hasher.combine(pointer)
    hash = hasher.finalize()
  }

  /// Whether both are the same place.
  public static func == (left: SchemaID, right: SchemaID) -> Bool {
    left.hash == right.hash && left.pointer == right.pointer && left.file == right.file
  }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// A schema that can be referred to, because it has a place of its own.
public struct NamedSchema: Sendable {
  /// The place of the schema.
  public let id: SchemaID
  /// The last token of the pointer, or the name of the file without its extension if the whole file is the schema.
  public let name: String
  /// The name of the file without folders and extension; `nil` in the root file.
  public let fileStem: String?
  /// The schema itself.
  public let schema: Schema
}
