// What an OpenAPI description says, typed: operations in document order, and every schema that a name or a
// reference reaches. How to read one: `DocumentReader`. What becomes of it in Swift is not decided here.

public import DataReading
import Diagnostics

/// A whole OpenAPI description, its references resolved across files.
public struct Document: Sendable {
  /// The version that the root file declares; it decides how keywords are understood.
  public let version: OpenAPIVersion
  /// `info.title`.
  public let title: String
  /// `info.version`: the version of the API, not of OpenAPI.
  public let apiVersion: String
  /// `info.description`.
  public let description: String?
  /// The document's own servers, in document order; empty when it lists none.
  public let servers: [Server]
  /// The declared tags, in document order.
  public let tags: [Tag]
  /// Every operation, in document order of paths and, within a path, of methods.
  public let operations: [Operation]
  /// Every schema of the root's components and every schema that a reference leads to.
  public let schemas: [SchemaID: NamedSchema]
  /// The keys of `schemas`: files in the order they are first reached, the root first; within a file by position.
  public let schemaOrder: [SchemaID]
  /// The files that it was read from, as they are written; the root first.
  public let trees: [Node]
  /// The path of the root file, as it was given.
  public let rootPath: String
}
