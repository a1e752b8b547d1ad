import APIContract
public import APIModel
public import DataReading
public import Diagnostics
import Generation
public import OpenAPIDocument
import SwiftEmission

/// What changed between two OpenAPI documents, and what that means for programs that were built from the old one.
public struct Comparison: Sendable {
  /// One of the two documents.
  public struct Side: Sendable {
    let document: Document
    let api: API?

    /// - Parameters:
    ///   - document: What it says.
    ///   - api: What is generated from it; nil where nothing can be.
    public init(_ document: Document, api: API?) {
      self.document = document
      self.api = api
    }

    /// Reads a document, and decides what is generated from it where anything can be.
    ///
    /// - Parameters:
    ///   - path: The root file.
    ///   - files: Where it and the files that it refers to are read from.
    /// - Throws: Everything found wrong with it, if it can't be read.
    public init(documentAt path: String, files: FileStore = .disk) throws(DiagnosticError) {
      let document = try DocumentReader(reader: DataReader(files: files)).read(path: path)
      self.init(document, api: try? Generation(document, files: files, mayBeEmpty: true).api)
    }
  }

  /// Every change, worst first.
  public let changes: [Change]

  /// Compares two documents.
  ///
  /// - Parameter today: The day by which a date of removal is past, as `2026-11-28`.
  public init(old: Side, new: Side, today: String) {
    var comparison = ContractComparison(
      old: Contract(old.document), new: Contract(new.document),
      pages: (old.api?.pageKinds ?? [:], new.api?.pageKinds ?? [:]), today: today)
    var changes = comparison.changes()
    if let before = old.api, let after = new.api {
      var surface = SurfaceAttribution(SurfaceComparison.changes(from: before.surface, to: after.surface))
      surface.attribute(to: &changes)
      changes += surface.remaining()
    } else {
      for index in changes.indices { changes[index].source = .none }
      changes.append(.notGenerated(old: old.api == nil))
    }
    self.changes = changes.enumerated().sorted { left, right in
      (left.element.worst, right.offset) > (right.element.worst, left.offset)
    }.map(\.element)
  }

  /// The worst of all changes on each axis.
  public var verdict: (wire: Level, source: Level, behaviour: Level) {
    (
      changes.map(\.wire).max() ?? .none, changes.map(\.source).max() ?? .none,
      changes.map(\.behaviour).max() ?? .none
    )
  }
}

extension Change {
  /// Code that can't be generated can't be compared either.
  fileprivate static func notGenerated(old: Bool) -> Change {
    Change(
      rule: Rule.notCompared, direction: nil, old: nil, new: nil, subject: "",
      before: old ? "no code can be generated" : "", after: old ? "" : "no code can be generated", operations: [],
      wire: .none, source: .warning, behaviour: .none)
  }
}
