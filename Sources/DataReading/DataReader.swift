public import Diagnostics

/// Reads one YAML or JSON file into a tree of nodes.
public struct DataReader: Sendable {
  /// The format of the bytes.
  public enum Format: Sendable, Hashable {
    /// The format of the file extension (`.json`, `.yaml`, `.yml`); without one of these, by the first character,
    /// because JSON begins with a brace or a bracket.
    case automatic
    /// YAML 1.2 with the core schema and merge keys.
    case yaml
    /// RFC 8259.
    case json
  }

  /// The sizes above which a file is rejected.
  public let limits: ReadingLimits

  /// Where files are read from.
  public let files: FileStore

  /// Creates a reader. It keeps no state, so one can read all files.
  public init(limits: ReadingLimits = ReadingLimits(), files: FileStore = .disk) {
    self.limits = limits
    self.files = files
  }

  /// Reads the file at a path, relative to the working directory.
  public func read(path: String) throws(DiagnosticError) -> Node {
    try read(bytes: files.content(path, limits.maxBytes), path: path)
  }

  /// Reads bytes that have been loaded already; `path` is their name in messages.
  public func read(bytes: [UInt8], path: String, format: Format = .automatic) throws(DiagnosticError) -> Node {
    guard bytes.count <= limits.maxBytes else { throw FileContent.tooLarge(path, limits.maxBytes) }
    let file = SourceFile(path: path, bytes: bytes)
    try TextCheck.check(file)
    return switch format == .automatic ? Self.format(of: file) : format {
    case .json: try JSONReader.read(file, limits: limits)
    case .yaml, .automatic: try YAMLReader.read(file, limits: limits)
    }
  }

  private static func format(of file: SourceFile) -> Format {
    let path = file.path.lowercased()
    if path.hasSuffix(".json") { return .json }
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return .yaml }
    let first = file.bytes[file.textOffset...].first { !$0.isBlank }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
  }
}
