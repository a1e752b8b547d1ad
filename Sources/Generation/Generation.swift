package import APIDesign
public import APIModel
public import DataReading
public import Diagnostics
public import OpenAPIDocument
public import SwiftEmission

/// The pipeline from an OpenAPI document to Swift: read the document, design the API, and generate the files in memory.
public struct Generation: Sendable {
  /// The parsed document.
  public let document: Document
  /// The API that is generated.
  public var api: API
  /// Warnings and notes, sorted by location.
  public let diagnostics: [Diagnostic]

  /// Reads a document and designs its API. Faults of the configuration are reported together with those of the
  /// document.
  ///
  /// - Parameters:
  ///   - path: The path of the document's root file, YAML or JSON.
  ///   - configuration: The path of the configuration file; without one, `apigen.yaml` beside the document, if there is
  ///     one.
  ///   - files: Where the files are read from.
  ///   - mayBeEmpty: Whether it is valid that nothing is generated.
  /// - Throws: Every diagnostic, if at least one is an error, because nothing can be generated then.
  public init(
    documentAt path: String, configuration: String? = nil, files: FileStore = .disk, mayBeEmpty: Bool = false
  ) throws(DiagnosticError) {
    let diagnostics = DiagnosticCollector()
    let decisions = Self.readConfiguration(
      configuration, besides: path, in: files, reportingTo: diagnostics)
    let document = try DocumentReader(reader: DataReader(files: files)).read(path: path, reportingTo: diagnostics)
    try self.init(document, decisions, mayBeEmpty: mayBeEmpty, reportingTo: diagnostics)
  }

  /// Designs the API of a parsed document.
  ///
  /// - Parameters:
  ///   - document: The parsed document.
  ///   - configuration: The decisions of the maintainer.
  ///   - mayBeEmpty: Whether it is valid that nothing is generated.
  /// - Throws: Every diagnostic, if at least one is an error, because nothing can be generated then.
  package init(
    _ document: Document, configuration: Configuration, mayBeEmpty: Bool
  ) throws(DiagnosticError) {
    try self.init(document, configuration, mayBeEmpty: mayBeEmpty, reportingTo: DiagnosticCollector())
  }

  private init(
    _ document: Document, _ decisions: Configuration, mayBeEmpty: Bool, reportingTo diagnostics: DiagnosticCollector
  ) throws(DiagnosticError) {
    try diagnostics.check()
    self.document = document
    api = try API(document, configuration: decisions, reportingTo: diagnostics)
    if !mayBeEmpty, api.types.isEmpty, api.resources.isEmpty {
      diagnostics.report(Self.nothingToGenerate(from: document))
    }
    try diagnostics.check()
    self.diagnostics = diagnostics.all
  }

  /// Generating no files at all is always a mistake of the user.
  private static func nothingToGenerate(from document: Document) -> Diagnostic {
    let place =
      document.operations.first?.location
      ?? document.schemaOrder.first.flatMap { document.schemas[$0]?.schema.location }
    return .error(
      document.operations.isEmpty
        ? "nothing can be generated: the document has no operations"
        : "nothing can be generated: every operation is left out",
      at: place, hint: document.operations.isEmpty ? "schemas are generated if an operation needs them" : nil)
  }

  /// The generated files, sorted by name. The same document always gives the same bytes.
  public func files() -> [EmittedFile] { SwiftEmitter(api).files() }

  private static func readConfiguration(
    _ given: String?, besides document: String, in files: FileStore, reportingTo diagnostics: DiagnosticCollector
  ) -> Configuration {
    do throws(DiagnosticError) {
      guard let given else { return try configuration(besides: document, in: files) }
      return try Configuration(DataReader(files: files).read(path: given))
    } catch {
      for diagnostic in error.diagnostics { diagnostics.report(diagnostic) }
      return Configuration()
    }
  }

  /// Reads the `apigen.yaml` beside a document, if there is one.
  ///
  /// - Throws: Every fault of the configuration.
  package static func configuration(
    besides document: String, in files: FileStore
  ) throws(DiagnosticError) -> Configuration {
    let path = FilePath.folder(of: document) + "apigen.yaml"
    return files.holds(path) ? try Configuration(DataReader(files: files).read(path: path)) : Configuration()
  }
}
