public import DataReading
import Diagnostics

/// An OpenAPI document with its references resolved across files: the operations in document order, and every schema
/// that a name or a reference reaches. ``DocumentReader`` reads one. What is generated from it isn't decided here.
public struct Document: Sendable {
  /// The OpenAPI version that the root file declares. It determines how keywords are interpreted.
  public let version: OpenAPIVersion
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
  /// The parsed files that the document consists of, the root file first.
  public let trees: [Node]
  /// The path of the root file, as given by the caller.
  public let rootPath: String
}

extension Document {
  /// Returns the document with another tree of its root file, into which parts of another document have been put. It is
  /// read as the newer version of both. What was read from the root file before stays as it is.
  package func replacing(root: Node, withPartsOf other: Document) -> Document {
    Document(
      version: max(version, other.version), title: title, apiVersion: apiVersion, description: description,
      servers: servers, tags: tags, operations: operations, schemas: schemas, schemaOrder: schemaOrder,
      trees: [root] + trees.dropFirst() + other.trees, rootPath: rootPath)
  }
}
