// From files to a `Document`. Every fault of a description is found in one run.

public import SpecReading

/// Reads an OpenAPI description and the files it refers to.
public struct DocumentReader: Sendable {
  private let reader: SpecReader

  /// Makes a reader that reads files within the limits of `reader`.
  public init(reader: SpecReader = SpecReader()) {
    self.reader = reader
  }

  /// Reads the description whose root file is at `path`.
  ///
  /// - Throws: every error of the description, and the warnings found beside them.
  public func read(path: String) throws(DiagnosticError) -> Document {
    let findings = Findings()
    let files = try DescriptionFiles(rootPath: path, reader: reader, findings: findings)
    let version = try OpenAPIVersion(of: files.root)
    let document = DocumentAssembly(version: version, files: files, findings: findings).document(rootPath: path)
    guard let document, !findings.hasErrors else { throw DiagnosticError(findings.all) }
    return document
  }
}
