public import Diagnostics

/// The source of a document's files: the disk, or another store that uses the same paths.
public struct FileStore: Sendable {
  /// Returns the content of a file, which may have at most this many bytes.
  package let content: @Sendable (_ path: String, _ limit: Int) throws(DiagnosticError) -> [UInt8]
  private let isThere: @Sendable (_ path: String) -> Bool

  /// - Parameters:
  ///   - content: Returns the content of the file at a path, which may have at most this many bytes.
  ///   - isThere: Returns whether there is a file at a path.
  public init(
    content: @escaping @Sendable (_ path: String, _ limit: Int) throws(DiagnosticError) -> [UInt8],
    isThere: @escaping @Sendable (_ path: String) -> Bool
  ) {
    self.content = content
    self.isThere = isThere
  }

  /// Creates a store of files in memory.
  ///
  /// - Parameter texts: The content of each file by its path.
  public init(texts: [String: String]) {
    content = { path, limit throws(DiagnosticError) in
      guard let text = texts[path] else {
        throw FileContent.missing(path) { folder in
          texts.keys.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
        }
      }
      guard text.utf8.count <= limit else { throw FileContent.tooLarge(path, limit) }
      return Array(text.utf8)
    }
    isThere = { texts[$0] != nil }
  }

  /// The files on disk, relative to the working directory.
  public static let disk = FileStore(
    content: { path, limit throws(DiagnosticError) in try FileContent.read(path: path, atMost: limit) },
    isThere: FileContent.isThere)

  /// Reads a file.
  ///
  /// - Parameter limit: The most bytes that it may have.
  /// - Throws: Why it can't be read.
  public func file(at path: String, atMost limit: Int = ReadingLimits().maxBytes) throws(DiagnosticError) -> SourceFile
  {
    SourceFile(path: path, bytes: try content(path, limit))
  }

  /// Returns whether there is a file at a path.
  public func holds(_ path: String) -> Bool { isThere(path) }
}
