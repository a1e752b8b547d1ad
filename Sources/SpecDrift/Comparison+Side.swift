import APIDesign
public import DataReading
public import Diagnostics
import Generation
public import OpenAPIDocument
import Synchronization

extension Comparison {
  /// One of the two documents.
  public struct Side: Sendable {
    let name: String
    let trees: DocumentTrees
    /// The levels of scopes, or the faults of the configuration that declares them.
    let scopeLevels: Result<ScopeLevels, DiagnosticError>
    private let generator: Generator

    /// - Parameters:
    ///   - document: The parsed document.
    ///   - files: Where the configuration is read from; `nil` if the code that is generated is not compared.
    ///   - name: What reports call the document; by default the path of its root file.
    public init(_ document: Document, files: FileStore?, name: String? = nil) {
      self.name = name ?? document.trees.rootPath
      trees = document.trees
      let configuration = Result { () throws(DiagnosticError) in
        try files.map { files throws(DiagnosticError) in
          try Generation.configuration(besides: document.trees.rootPath, in: files)
        }
      }
      scopeLevels = configuration.map { ScopeLevels($0 ?? Configuration(), of: document) }
      generator = Generator(document, configuration: try? configuration.get())
    }

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - path: The path of the root file.
    ///   - files: Where the root file and the files that it refers to are read from.
    ///   - name: What reports call the document; by default its path.
    /// - Throws: Every fault that was found, if the document can't be read.
    public init(
      documentAt path: String, files: FileStore = .disk, name: String? = nil
    ) throws(DiagnosticError) {
      self.init(try DocumentReader(reader: DataReader(files: files)).read(path: path), files: files, name: name)
    }

    /// Checks the `apigen.yaml` beside the document, if there is one. A comparison doesn't need it to be valid: nothing can
    /// be generated then, and it reports that.
    ///
    /// - Throws: Every fault of the configuration.
    public func checkConfiguration() throws(DiagnosticError) { _ = try scopeLevels.get() }

    /// What a comparison has to know of the code that is generated from the document; `nil` if none can be generated.
    /// The first call decides what is generated, which takes about as long as reading the document.
    func code() -> GeneratedCode? { generator.code() }
  }

  /// Decides once what is generated from a document. The document is not kept after that.
  private final class Generator: Sendable {
    private enum State {
      case document(Document, Configuration)
      case code(GeneratedCode?)
    }

    private let state: Mutex<State>

    /// - Parameter configuration: `nil` if no code is generated.
    init(_ document: Document, configuration: Configuration?) {
      state = Mutex(configuration.map { .document(document, $0) } ?? .code(nil))
    }

    func code() -> GeneratedCode? {
      state.withLock { state in
        if case .document(let document, let configuration) = state {
          let generation = try? Generation(document, configuration: configuration, mayBeEmpty: true)
          state = .code(generation.map { GeneratedCode($0.api) })
        }
        guard case .code(let code) = state else { return nil }
        return code
      }
    }
  }
}
