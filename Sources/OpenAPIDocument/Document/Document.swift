/// An OpenAPI document with its references resolved across files: the operations in document order, and every schema
/// that a name or a reference reaches. ``DocumentReader`` reads one. What is generated from it isn't decided here.
public struct Document: Sendable {
  /// The parsed files that the document consists of.
  public let trees: DocumentTrees
  /// `info.title`.
  public let title: String
  /// `info.version`, the version of the API and not of OpenAPI.
  public let apiVersion: String
  /// `info.description`.
  public let description: String?
  /// The servers of the document itself, in document order; empty if it lists none.
  public let servers: [Server]
  /// The declared tags, in document order.
  public let tags: [Tag]
  /// The operations, in document order of their paths and, within a path, of their methods.
  public let operations: [Operation]
  /// Every schema in the components of the root file and every schema that a reference leads to.
  public let schemas: [SchemaID: NamedSchema]
  /// The keys of `schemas`. The files are in the order in which they are first reached, the root file first; within a
  /// file the order is by position.
  public let schemaOrder: [SchemaID]
}
