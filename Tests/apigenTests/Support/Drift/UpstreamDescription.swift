@testable import APIContract
import DataReading
import Diagnostics
import Foundation
import OpenAPIDocument

@testable import SpecDrift

/// PostHog's own description of its API as a test changes it; at first it is what `spec/` and its corrections say.
struct UpstreamDescription {
  private(set) var root: Node

  static let spec = URL(filePath: #filePath).appending(path: "../../../../../spec/posthog.yaml").standardized.path

  /// The description to which nothing is to be said.
  static let clean: Result<UpstreamDescription, DiagnosticError> = Result { () throws(DiagnosticError) in
    try UpstreamDescription()
  }

  private init() throws(DiagnosticError) {
    let side = try Comparison.Side(documentAt: Self.spec)
    let ours = Contract(side.trees)
    var writer = UpstreamWriter(ours)
    root = try Self.parsed(writer.root().jsonText)
    let levels = try side.scopeLevels.get()
    let selected = try UpstreamSelection(ours, levels: levels, unwanted: []).selected(from: Self.withoutOthers(root))
    let whole = Contract(try DocumentReader().read(root: selected).trees)
    let places = CorrectedUpstream(Corrections(), spec: ours, upstream: whole, root: root, levels: levels)
    let entries = try Corrections(besides: Self.spec).entries
    let edits = entries.map { entry in places.targets(of: entry).map { ($0.place.tokens[...], entry.expected) } }
    // Whole operations go last.
    for (tokens, expected) in edits.flatMap(\.self).sorted(by: { $0.0.count > $1.0.count }) {
      root = root.replacing(tokens, with: expected)
    }
    root = try Self.parsed(root.jsonText)
  }

  /// The description as it is served.
  var text: String { root.jsonText }

  /// Changes what stands at a place below operations, or in the components that they lead to there.
  ///
  /// - Parameter value: JSON; `nil` removes the place.
  mutating func set(_ operation: String, _ pointer: String = "", to value: String?) throws {
    let words = operation.split(separator: " ").map(String.init)
    let below = JSONPointer(pointer)?.tokens ?? []
    let place = DocumentPlace(["paths", words[1], words[0].lowercased()] + below).resolved(in: root)
    root = root.replacing(place.tokens[...], with: try value.map { try Self.parsed($0) })
  }

  /// Returns what stands at a place below an operation.
  func value(_ operation: String, _ pointer: String) -> Node? {
    let words = operation.split(separator: " ").map(String.init)
    let below = JSONPointer(pointer)?.tokens ?? []
    return DocumentPlace(["paths", words[1], words[0].lowercased()] + below).resolved(in: root).node(in: root)
  }

  /// Changes the text of the whole description.
  mutating func edit(_ change: (String) -> String) throws {
    root = try Self.parsed(change(text))
  }

  /// Removes the paths that begin so.
  mutating func removePaths(_ prefix: String) {
    for path in root["paths"]?.mapping?.keys ?? [] where path.hasPrefix(prefix) {
      root = root.replacing(["paths", path], with: nil)
    }
  }

  private static func withoutOthers(_ root: Node) -> Node {
    var root = root
    for path in root["paths"]?.mapping?.keys ?? []
    where path.contains("things_") || path.contains("members") || path.hasSuffix("dashboards/{id}/") {
      root = root.replacing(["paths", path], with: nil)
    }
    return root
  }

  private static func parsed(_ text: String) throws(DiagnosticError) -> Node {
    try DataReader().read(bytes: Array(text.utf8), path: "upstream.json", format: .json)
  }
}
