/// Reads one file, YAML or JSON, into a tree of nodes.
public struct SpecReader: Sendable {
  /// How the bytes are to be read.
  public enum Format: Sendable, Hashable {
    /// By the file's extension, and without a known one by the first byte that is not blank.
    case automatic
    /// YAML 1.2 with the core schema and merge keys.
    case yaml
    /// RFC 8259.
    case json
  }

  /// What is refused for its size.
  public let limits: ReadingLimits

  /// A reader keeps no state: one serves for all files.
  public init(limits: ReadingLimits = ReadingLimits()) {
    self.limits = limits
  }

  /// Reads the file at a path, relative to the working directory.
  public func read(path: String) throws(DiagnosticError) -> Node {
    try read(bytes: readFile(at: path, atMost: limits.maxBytes), path: path)
  }

  /// Reads bytes that are there already; `path` names them in messages.
  public func read(bytes: [UInt8], path: String, format: Format = .automatic) throws(DiagnosticError) -> Node {
    let file = SourceFile(path: path, bytes: bytes)
    return try readYAML(file, limits: limits)
  }
}
