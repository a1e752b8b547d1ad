/// The place that makes a schema what it is: two references that lead to one place mean one schema.
public struct SchemaID: Hashable, Sendable {
  /// The normalised path of the file, written as the root file's path was.
  public let file: String
  /// The JSON pointer (RFC 6901) inside the file, unescaped only by `~0` and `~1`; empty for the whole file.
  public let pointer: String

  /// Names a place. Nothing is looked up.
  public init(file: String, pointer: String) {
    self.file = file
    self.pointer = pointer
  }
}

/// A schema that has a place of its own to refer to.
public struct NamedSchema: Sendable {
  /// Where it stands.
  public let id: SchemaID
  /// The last token of the pointer, or the stem of the file's name where the file is the schema.
  public let name: String
  /// The name of its file without folders and extension; nil in the root file.
  public let fileStem: String?
  /// What it says.
  public let schema: Schema
}
