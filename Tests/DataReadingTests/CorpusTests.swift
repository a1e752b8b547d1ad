import Diagnostics
import Foundation
import DataReading
import TestSupport
import Testing

/// Documents by other authors, in a folder beside the checkout or in `$CORPUS`.
enum Corpus {
  /// `nil`, after printing a line about it, if the folder doesn't exist.
  static func path(_ name: String) -> String? {
    let path = SharedFolder.corpus.path + "/" + name
    guard FileManager.default.fileExists(atPath: path) else {
      print("skipped: there is no \(path)")
      return nil
    }
    return path
  }

  /// Returns all files in a folder of the corpus with a suffix.
  static func files(in name: String, suffix: String) -> [String] {
    guard let root = path(name) else { return [] }
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { root + "/" + $0 }
  }
}

@Suite struct CorpusTests {
  @Test func wholeAPIsAreRead() throws {
    for path in Corpus.files(in: "real", suffix: ".yaml") + Corpus.files(in: "real", suffix: ".json") {
      let node = try DataReader().read(path: path)
      #expect(node["openapi"]?.string != nil, "\(path)")
      #expect(node["paths"]?.mapping?.isEmpty == false, "\(path)")
    }
  }

  /// JSON is YAML except for what libyaml doesn't support: both readers return the same tree with the same locations.
  @Test func bothReadersAgreeOnJSON() throws {
    for path in Corpus.files(in: "directory", suffix: ".json") {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      guard let json = try? DataReader().read(bytes: bytes, path: "x", format: .json),
        let yaml = try? DataReader().read(bytes: bytes, path: "x", format: .yaml)
      else { continue }
      #expect(json.placedText == yaml.placedText, "\(path)")
    }
  }
}

extension Node {
  /// The values and locations of the tree, one per line.
  fileprivate var placedText: String {
    let place = "\(location.line):\(location.column) "
    switch value {
    case .sequence(let nodes): return place + "[\n" + nodes.map(\.placedText).joined() + "]\n"
    case .mapping(let mapping):
      let entries = mapping.entries.map {
        "\($0.keyLocation.line):\($0.keyLocation.column) \($0.key.debugDescription) \($0.value.placedText)"
      }
      return place + "{\n" + entries.joined() + "}\n"
    default: return place + jsonText + "\n"
    }
  }
}
