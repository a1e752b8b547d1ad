import DataReading
import Diagnostics

/// The files of one description. Each is read once, when the first reference needs it.
final class DescriptionFiles {
  /// Normalised, as every path that leaves this class.
  let rootPath: String
  /// The tree of the root file.
  let root: Node
  /// The paths in the order in which they were first needed, the root first.
  private(set) var order: [String]
  private let reader: DataReader
  private let findings: DiagnosticCollector
  private var contents: [String: Content]

  private enum Content {
    case tree(Node)
    /// It can't be opened, as the reader says; each reference to it is at fault.
    case unreadable(Diagnostic)
    /// Its own faults have been told.
    case broken
  }

  /// Reads the root file; there is no description without it.
  init(rootPath: String, reader: DataReader, findings: DiagnosticCollector) throws(DiagnosticError) {
    self.rootPath = FilePath.normalized(rootPath)
    self.reader = reader
    self.findings = findings
    root = try reader.read(path: self.rootPath)
    order = [self.rootPath]
    contents = [self.rootPath: .tree(root)]
  }

  /// The tree of a file that has been read already.
  func knownTree(at path: String) -> Node? {
    if case .tree(let node) = contents[path] { node } else { nil }
  }

  /// The tree of the file at a normalised path; nil when it has none, which has been told.
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
