#if APIGenerator
  import Console
  import DataReading
  import Diagnostics
  import SpecDrift

  /// The file `accepted.yaml` of `apigen diff`.
  struct Acceptances {
    private let path: String
    private let files: FileStore

    /// - Parameters:
    ///   - given: The path of the file; `nil` for `accepted.yaml` beside the new document.
    ///   - document: The new document.
    init(_ given: String?, besides document: DocumentSource) {
      path = given ?? AcceptedChanges.path(besides: document.path)
      files = given == nil ? document.files : .disk
    }

    /// Marks the changes that have an entry; a file that was named has to be there.
    ///
    /// - Returns: A warning for each entry that no longer counts.
    func mark(_ comparison: inout Comparison, isRequired: Bool, today: String) throws(DiagnosticError) -> [Diagnostic] {
      guard isRequired || files.holds(path) else { return [] }
      let accepted = try AcceptedChanges(DataReader(files: files).read(path: path))
      return try comparison.accept(accepted, today: today)
    }

    /// Adds an entry for each change, without a reason.
    ///
    /// - Returns: What was done, for people.
    func add(_ changes: [Change], today: String) throws -> String {
      guard !changes.isEmpty else { return "nothing has to be accepted" }
      let file = FileStore.disk.holds(path) ? try FileStore.disk.file(at: path) : nil
      let text = try AcceptedChanges.adding(changes, today: today, to: file)
      try ReportFile.write(text, to: path)
      return "added \(Count(changes.count, "entry", "entries")) to \(path): give each a reason"
    }
  }
#endif
