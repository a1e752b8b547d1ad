import DataReading
import Diagnostics

/// The files of one OpenAPI document. Each is read once, when the first reference needs it.
final class DescriptionFiles {
  /// The path of the root file, as its locations have it; other paths are normalized.
  let rootPath: String
  /// The tree of the root file.
  let root: Node
  /// The paths in the order in which they were first needed, the root file first.
  private(set) var order: [String]
  private let reader: DataReader
  private let findings: DiagnosticCollector
  private var contents: [String: Content]

  private enum Content {
    case tree(Node)
    /// The file can't be opened, for this reason, which is reported at each reference to it.
    case unreadable(Diagnostic)
    /// The file has faults of its own, which have been reported.
    case broken
  }

  /// Reads the root file, without which there is no document.
  convenience init(rootPath: String, reader: DataReader, findings: DiagnosticCollector) throws(DiagnosticError) {
    let path = FilePath.normalized(rootPath)
    self.init(root: try reader.read(path: path), reader: reader, findings: findings)
  }

  /// Begins with a root file that has been read already.
  init(root: Node, reader: DataReader, findings: DiagnosticCollector) {
    rootPath = root.location.file.path
    self.root = root
    self.reader = reader
    self.findings = findings
    order = [self.rootPath]
    contents = [self.rootPath: .tree(root)]
  }

  /// Returns the tree of a file that has already been read.
  func knownTree(at path: String) -> Node? {
    if case .tree(let node) = contents[path] { node } else { nil }
  }

  /// Returns the tree of the file at a normalized path; `nil` if it has none, which has been reported.
  func tree(at path: String, for reference: Reference) -> Node? {
    switch content(at: path, for: reference) {
    case .tree(let node): return node
    case .broken: return nil
    case .unreadable(let fault):
      findings.error(fault.message, at: reference.location, hint: fault.hint)
      return nil
    }
  }

  private func content(at path: String, for reference: Reference) -> Content {
    if let content = contents[path] { return content }
    order.append(path)
    let content = read(path, for: reference)
    contents[path] = content
    return content
  }

  private func read(_ path: String, for reference: Reference) -> Content {
    do {
      return .tree(try reader.read(path: path))
    } catch {
      if let first = error.diagnostics.first, first.location == nil { return .unreadable(first) }
      for var diagnostic in error.diagnostics {
        diagnostic.notes.append(Diagnostic.Note("the file is needed here", at: reference.location))
        findings.report(diagnostic)
      }
      return .broken
    }
  }
}
