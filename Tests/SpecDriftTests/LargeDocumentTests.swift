import DataReading
import Diagnostics
import Foundation
import OpenAPIDocument
import SpecDrift
import TestSupport
import Testing

/// A real document of 3 MB, `real/openai.yaml` of ../shared/corpus or of the folder in the variable CORPUS, written in
/// other ways. If it isn't there, the test prints a message and passes.
@Suite struct LargeDocumentTests {
  /// Another way to write a document.
  enum Spelling: CaseIterable {
    /// The same values as JSON in one line.
    case json
    /// Every mapping, and every list whose order means nothing, in another order.
    case shuffled
    /// What a reference to a schema leads to in the place of the reference, once.
    case inlined
  }

  @Test(arguments: Spelling.allCases)
  func anotherSpellingIsNoChange(spelling: Spelling) async throws {
    guard let text = Self.text else { return }
    let root = try DataReader(files: FileStore(texts: ["old.yaml": text])).read(path: "old.yaml")
    let files = FileStore(texts: ["old.yaml": text, "new.json": root.written(spelling).jsonText])
    let reader = DocumentReader(reader: DataReader(files: files))
    let sides = try ["old.yaml", "new.json"].map { Comparison.Side(try reader.read(path: $0), files: nil) }
    let comparison = await Comparison(old: sides[0], new: sides[1], today: "2026-11-28")
    let changes = comparison.changes.filter { $0.wire != .none || $0.behaviour != .none }
    #expect(changes.prefix(5).map { "\($0.rule.id) \($0.new?.description ?? "")" } == [], "\(changes.count) changes")
  }

  private static var text: String? {
    let folder = SharedFolder.corpus
    let file = folder.appending(path: "real/openai.yaml")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      print("SKIPPED: no corpus at \(folder.path); set CORPUS to its folder.")
      return nil
    }
    return text
  }
}

extension Node {
  /// The document written in another way.
  fileprivate func written(_ spelling: LargeDocumentTests.Spelling) -> Node {
    switch spelling {
    case .json: return self
    case .shuffled:
      var random = SeededGenerator(seed: 7)
      return shuffled(using: &random)
    case .inlined: return inlined(schemas: self["components"]?["schemas"])
    }
  }

  /// The keys of lists whose order means nothing.
  private static let unordered: Set<String> = ["required", "enum", "parameters"]

  private func shuffled(using random: inout SeededGenerator, isUnordered: Bool = false) -> Node {
    switch value {
    case .sequence(let nodes):
      let shuffled = nodes.map { $0.shuffled(using: &random) }
      return Node(.sequence(isUnordered ? shuffled.shuffled(using: &random) : shuffled), at: location)
    case .mapping(let mapping):
      let entries = mapping.entries.map { entry in
        Mapping.Entry(
          key: entry.key, keyLocation: entry.keyLocation,
          value: entry.value.shuffled(using: &random, isUnordered: Self.unordered.contains(entry.key)))
      }
      return Node(.mapping(Mapping(entries.shuffled(using: &random))), at: location)
    default: return self
    }
  }

  /// Alternatives with a discriminator keep their references, because their names are values of the tag.
  private func inlined(schemas: Node?, isTagged: Bool = false) -> Node {
    switch value {
    case .sequence(let nodes):
      return Node(.sequence(nodes.map { isTagged ? $0 : $0.inlined(schemas: schemas) }), at: location)
    case .mapping(let mapping):
      if let reference = self["$ref"]?.string, let schema = schemas?.schema(named: reference) {
        let besides = mapping.entries.filter { $0.key != "$ref" }
        let all = Mapping.Entry(key: "allOf", keyLocation: location, value: Node(.sequence([schema]), at: location))
        return besides.isEmpty ? schema : Node(.mapping(Mapping(besides + [all])), at: location)
      }
      let hasTag = mapping["discriminator"] != nil
      let entries = mapping.entries.map { entry in
        Mapping.Entry(
          key: entry.key, keyLocation: entry.keyLocation,
          value: entry.key == "discriminator"
            ? entry.value
            : entry.value.inlined(schemas: schemas, isTagged: hasTag && ["oneOf", "anyOf"].contains(entry.key)))
      }
      return Node(.mapping(Mapping(entries)), at: location)
    default: return self
    }
  }

  private func schema(named reference: String) -> Node? {
    let prefix = "#/components/schemas/"
    return reference.hasPrefix(prefix) ? self[String(reference.dropFirst(prefix.count))] : nil
  }
}
