// From files to a `Document`. Every fault of a description is found in one run.

public import DataReading
public import Diagnostics

/// Reads an OpenAPI description and the files it refers to.
public struct DocumentReader: Sendable {
  private let reader: DataReader

  /// Makes a reader that reads files within the limits of `reader`.
  public init(reader: DataReader = DataReader()) {
    self.reader = reader
  }

  /// Reads the description whose root file is at `path`.
  ///
  /// - Parameters:
  ///   - path: The root file. What it refers to is read too.
  ///   - findings: Gets errors, warnings and notes.
  /// - Throws: Everything reported, if an error is among it.
  public func read(
    path: String, reportingTo findings: DiagnosticCollector = DiagnosticCollector()
  ) throws(DiagnosticError) -> Document {
    let files = try DescriptionFiles(rootPath: path, reader: reader, findings: findings)
    let version = try OpenAPIVersion(of: files.root)
    let document = DocumentAssembly(version: version, files: files, findings: findings).document(rootPath: path)
    guard let document, !findings.hasErrors else { throw DiagnosticError(findings.all) }
    return document
  }
}
