// OpenAPI documents for tests: files in memory, and the result of reading them.

import OpenAPIDocument
import DataReading
import Diagnostics

/// The files of a document by their paths within a folder.
struct Description {
  let files: [String: String]
  let root: String

  init(_ text: String) {
    self.init(files: ["spec.yaml": text])
  }

  init(files: [String: String], root: String = "spec.yaml") {
    self.files = files
    self.root = root
  }

  /// Creates a document with the shortest possible head, two lines: the text begins in line 3.
  static func body(_ body: String, version: String = "3.1.0") -> Description {
    Description("openapi: \(version)\ninfo: {title: T, version: '1'}\n\(body)")
  }

  /// Reads the document. The folder is removed from all texts.
  func read(limits: ReadingLimits = ReadingLimits()) throws -> Outcome {
    let prefix = "/documents/"
    let store = FileStore(texts: Dictionary(uniqueKeysWithValues: files.map { (prefix + $0, $1) }))
    let reader = DataReader(limits: limits, files: store)
    let diagnostics = DiagnosticCollector()
    do {
      let document = try DocumentReader(reader: reader).read(path: prefix + root, reportingTo: diagnostics)
      return Outcome(document: document, diagnostics: diagnostics.all, prefix: prefix)
    } catch {
      return Outcome(document: nil, diagnostics: error.diagnostics, prefix: prefix)
    }
  }

  /// Reads a document that has no errors.
  func document() throws -> Document {
    let outcome = try read()
    guard let document = outcome.document else { throw Unreadable(lines: outcome.lines) }
    return document
  }
}

/// The error for a document with unexpected errors.
struct Unreadable: Error {
  let lines: [String]
}

/// The result of reading a document.
struct Outcome {
  let document: Document?
  let diagnostics: [Diagnostic]
  let prefix: String

  /// The diagnostics as a compiler prints them, without excerpts: `spec.yaml:3:1: error: …`, `  help: …`, `  note: …`.
  var lines: [String] {
    diagnostics.flatMap { diagnostic in
      let place = diagnostic.location.map { "\($0): " } ?? ""
      let help = diagnostic.hint.map { ["  help: \($0)"] } ?? []
      let notes = diagnostic.notes.map { "  note: \($0.location): \($0.message)" }
      return ["\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"] + help + notes
    }.map { $0.replacing(prefix, with: "") }
  }

  /// The lines without those of separate notes.
  var findings: [String] {
    lines.filter { !$0.contains(": note: `") }
  }

  /// The whole text that a user sees.
  var rendered: String {
    diagnostics.map(\.rendered).joined(separator: "\n").replacing(prefix, with: "")
  }
}
