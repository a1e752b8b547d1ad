public import APIModel
public import DataReading
public import Diagnostics
import Generation
public import OpenAPIDocument

extension Comparison {
  /// One of the two documents.
  public struct Side: Sendable {
    let trees: DocumentTrees
    /// What a comparison has to know of the code that is generated from it; `nil` if none can be generated.
    let code: GeneratedCode?
    let name: String

    /// - Parameters:
    ///   - document: The parsed document.
    ///   - api: What is generated from it; `nil` if nothing can be generated.
    ///   - name: What reports call the document; by default the path of its root file.
    public init(_ document: Document, api: API?, name: String? = nil) {
      trees = document.trees
      code = api.map(GeneratedCode.init)
      self.name = name ?? document.trees.rootPath
    }

    /// Reads a document and, if possible, decides what is generated from it.
    ///
    /// - Parameters:
    ///   - path: The path of the root file.
    ///   - files: Where the root file and the files that it refers to are read from.
    ///   - name: What reports call the document; by default its path.
    /// - Throws: Every fault that was found, if the document can't be read.
    public init(
      documentAt path: String, files: FileStore = .disk, name: String? = nil
    ) throws(DiagnosticError) {
      let document = try DocumentReader(reader: DataReader(files: files)).read(path: path)
      self.init(document, api: try? Generation(document, files: files, mayBeEmpty: true).api, name: name)
    }
  }
}
