import APIContract
import DataReading
import Foundation
import SpecDrift
import Testing

/// Two documents, and the changes between them. `Pairs/README.md` describes the form of the files.
struct Pair: CustomTestStringConvertible {
  /// A change that is expected.
  struct Record {
    let rule: String
    let direction: String
    let operations: [String]
    /// `nil` if it doesn't matter.
    let subject: String?
    let wire: String
    /// `nil` if it doesn't matter.
    let source: String?
    let behaviour: String
  }

  let group: String
  let name: String
  let frame: Frame
  let old: String
  let new: String
  /// The `apigen.yaml` beside each document, if any.
  let configurations: (old: String?, new: String?)
  let records: [Record]
  /// The most severe effect on source.
  let source: String

  var testDescription: String { "\(group): \(name)" }

  /// Every pair of the folder.
  static func all() throws -> [Pair] {
    let folder = URL(filePath: #filePath).appending(path: "../../Pairs").standardized.path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
    return try files.flatMap { file in
      let node = try DataReader().read(path: "\(folder)/\(file)")
      return try (node.sequence ?? []).map { try Pair($0, in: file) }
    }
  }

  private init(_ node: Node, in group: String) throws {
    self.group = group
    name = try #require(node["pair"]?.string, "\(group): a pair without a name")
    let frame = try #require(node["in"]?.string.flatMap(Frame.init), "\(name): no frame")
    self.frame = frame
    let (one, other) = try (#require(node["old"], "\(name)"), #require(node["new"], "\(name)"))
    let root = [node["root"]].compactMap(\.self)
    old = try frame.document(with: one, root: root + [node["old root"]].compactMap(\.self))
    new = try frame.document(with: other, root: root + [node["new root"]].compactMap(\.self))
    configurations = (node["old apigen.yaml"]?.jsonText, node["new apigen.yaml"]?.jsonText)
    records = try (node["changes"]?.sequence ?? []).map { try Record($0, frame) }
    source = node["source"]?.string ?? "none"
  }

  /// Compares the two documents.
  func comparison(isReversed: Bool = false) async throws -> Comparison {
    func side(_ text: String, _ configuration: String?) throws -> Comparison.Side {
      try Comparison.Side(
        documentAt: "document.yaml", files: FileStore(document: text, configuration: configuration))
    }
    let (one, other) = (try side(old, configurations.old), try side(new, configurations.new))
    return await Comparison(old: isReversed ? other : one, new: isReversed ? one : other, today: "2026-11-28")
  }
}

extension Pair.Record {
  fileprivate init(_ node: Node, _ frame: Frame) throws {
    rule = try #require(node["rule"]?.string)
    direction = node["direction"]?.string ?? frame.direction
    operations = node["of"]?.sequence?.compactMap(\.string) ?? [node["of"]?.string ?? frame.operation]
    subject = node["subject"]?.words
    wire = node["wire"]?.string ?? "none"
    source = node["source"]?.string
    behaviour = node["behaviour"]?.string ?? "none"
  }

  init(_ change: Change) {
    rule = change.rule.id
    direction = change.direction?.rawValue ?? "none"
    operations = change.operations
    subject = change.subject
    wire = change.wire.rawValue
    source = change.source.rawValue
    behaviour = change.behaviour.rawValue
  }

  /// Whether the effect is seen without compiling.
  var isNoticed: Bool { wire != "none" || behaviour != "none" }

  /// Whether a change that was found is this one.
  func isShown(by found: Self) -> Bool {
    line == found.line && (subject == nil || subject == found.subject) && (source == nil || source == found.source)
  }

  /// The record on one line, without the subject.
  var line: String { "\(rule) \(direction) \(operations.sorted()) wire \(wire), behaviour \(behaviour)" }
}

extension Node {
  fileprivate var words: String { string ?? jsonText }
}
