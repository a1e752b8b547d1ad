// Descriptions for tests: files in memory, read, and what the reader says about them.

import OpenAPIDocument
import DataReading
import Diagnostics

/// The files of a description by their paths below a folder.
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

  /// A description with the least head there is, two lines: what follows begins in line 3.
  static func body(_ body: String, version: String = "3.1.0") -> Description {
    Description("openapi: \(version)\ninfo: {title: T, version: '1'}\n\(body)")
  }

  /// Reads the description. The folder is out of all texts.
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

  /// Reads a description that has no errors.
  func document() throws -> Document {
    let outcome = try read()
    guard let document = outcome.document else { throw Unreadable(lines: outcome.lines) }
    return document
  }
}

/// A description that should have no errors has some.
struct Unreadable: Error {
  let lines: [String]
}

/// What reading a description came to.
struct Outcome {
  let document: Document?
  let diagnostics: [Diagnostic]
  let prefix: String

  /// Each diagnostic as a compiler prints it, excerpts left out: `spec.yaml:3:1: error: …`, `  help: …`, `  note: …`.
  var lines: [String] {
    diagnostics.flatMap { diagnostic in
      let place = diagnostic.location.map { "\($0): " } ?? ""
      let help = diagnostic.hint.map { ["  help: \($0)"] } ?? []
      let notes = diagnostic.notes.map { "  note: \($0.location): \($0.message)" }
      return ["\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"] + help + notes
    }.map { $0.replacing(prefix, with: "") }
  }

  /// The lines without those of notes that stand for themselves.
  var findings: [String] {
    lines.filter { !$0.contains(": note: `") }
  }

  /// The whole text that a person sees.
  var rendered: String {
    diagnostics.map(\.rendered).joined(separator: "\n").replacing(prefix, with: "")
  }
}
