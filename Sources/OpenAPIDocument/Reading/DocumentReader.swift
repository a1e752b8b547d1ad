public import DataReading
public import Diagnostics

/// Reads an OpenAPI document and the files that it refers to. One run finds every fault.
public struct DocumentReader: Sendable {
  private let reader: DataReader

  /// Creates a document reader that reads files with `reader`, within its limits.
  public init(reader: DataReader = DataReader()) {
    self.reader = reader
  }

  /// Reads the document whose root file is at `path`.
  ///
  /// - Parameters:
  ///   - path: The path of the root file. The files that it refers to are read too.
  ///   - findings: Receives errors, warnings and notes.
  /// - Throws: Every diagnostic, if at least one is an error.
  public func read(
    path: String, reportingTo findings: DiagnosticCollector = DiagnosticCollector()
  ) throws(DiagnosticError) -> Document {
    try read(DescriptionFiles(rootPath: path, reader: reader, findings: findings), path, reportingTo: findings)
  }

  /// Reads the document whose root file has been read already.
  ///
  /// - Parameter root: The tree of the root file. The files that it refers to are read.
  /// - Throws: Every diagnostic, if at least one is an error.
  package func read(root: Node) throws(DiagnosticError) -> Document {
    let findings = DiagnosticCollector()
    let files = DescriptionFiles(root: root, reader: reader, findings: findings)
    return try read(files, root.location.file.path, reportingTo: findings)
  }

  private func read(
    _ files: DescriptionFiles, _ path: String, reportingTo findings: DiagnosticCollector
  ) throws(DiagnosticError) -> Document {
    let version = try OpenAPIVersion(of: files.root)
    let document = DocumentAssembly(version: version, files: files, findings: findings).document(rootPath: path)
    guard let document, !findings.hasErrors else { throw DiagnosticError(findings.all) }
    return document
  }
}
