/// A location in a file, as diagnostics report it.
public struct SourceLocation: Sendable, Hashable {
  /// The file. References to it aren't counted, because files are never freed.
  public unowned(unsafe) let file: SourceFile
  private let storedLine: UInt32
  private let storedColumn: UInt32

  /// Lines and columns are kept in 32 bits: a tree holds one location for each node and each key.
  public init(file: SourceFile, line: Int, column: Int) {
    self.file = file
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
  }

  /// The line, counted from 1.
  public var line: Int { Int(storedLine) }

  /// The column, counted from 1 in Unicode scalars; a tab is one.
  public var column: Int { Int(storedColumn) }

  /// Hashes all three as one number, because locations are the keys of many large tables.
  public func hash(into hasher: inout Hasher) {
    let place = UInt64(storedLine) << 32 | UInt64(storedColumn)
    hasher.combine(place ^ UInt64(UInt(bitPattern: ObjectIdentifier(file))))
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `path:line:column`, the format that compilers write and editors understand.
  public var description: String { "\(file.path):\(line):\(column)" }
}

extension SourceLocation: Comparable {
  /// Orders by path, line and column, the order in which diagnostics are shown.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file.path, left.line, left.column) < (right.file.path, right.line, right.column)
  }
}
