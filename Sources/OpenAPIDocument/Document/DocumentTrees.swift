public import DataReading

/// The parsed files that an OpenAPI document consists of, and what it takes to read them.
public struct DocumentTrees: Sendable {
  /// The OpenAPI version that the root file declares. It determines how keywords are interpreted.
  public let version: OpenAPIVersion
  /// The files, the root file first.
  public let files: [Node]
  /// The path of the root file, as given by the caller.
  public let rootPath: String

  /// The root file.
  public var root: Node? { files.first }

  /// Returns the files with another tree of the root file, into which parts of another document have been put. It is
  /// read as the newer version of both.
  package func replacing(root: Node, withPartsOf other: DocumentTrees) -> DocumentTrees {
    DocumentTrees(
      version: max(version, other.version), files: [root] + files.dropFirst() + other.files, rootPath: rootPath)
  }
}
