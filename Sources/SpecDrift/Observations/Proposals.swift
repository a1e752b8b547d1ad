import APIContract
import DataReading
public import Diagnostics
import OpenAPIDocument

/// What to add to a document so that it has what clients saw in production: for each observation the place, and the
/// YAML to add there.
public struct Proposals: Sendable {
  /// What to change, and where.
  struct Proposal: Sendable, Hashable {
    let place: SourceLocation?
    /// What the operations do that the document doesn't say.
    let finding: String
    /// What is added: the place is that of a property beside it, or of the list of values.
    var addition: Addition?
    /// What is to be written at the place by hand, as YAML.
    var yaml: String?
    /// The operations of which this was observed; empty if there is only one that the finding can be about.
    var operations: [String] = []
    /// The kinds of JSON values that were observed.
    var kinds: [String] = []
  }

  private(set) var proposals: [Proposal] = []
  /// The files of the document.
  let trees: DocumentTrees
  /// What is wrong with lines of the files that were left out.
  public let diagnostics: [Diagnostic]

  /// Merges files of observations, and finds the places in a document.
  ///
  /// - Parameters:
  ///   - spec: The document.
  ///   - paths: The files, as `UnrecognizedContentFile` writes them.
  /// - Throws: Why a file can't be read.
  public init(for spec: Comparison.Side, observed paths: [String]) throws(DiagnosticError) {
    var file = ObservationFile()
    for path in paths { try file.read(path: path) }
    diagnostics = file.diagnostics
    trees = spec.trees
    let finder = ObservedPlace(Contract(spec.trees))
    var positions: [Proposal: Int] = [:]
    for observation in file.observations {
      for proposal in finder.proposals(for: observation) {
        var common = proposal
        (common.operations, common.kinds) = ([], [])
        if let position = positions[common] {
          proposals[position].merge(proposal)
        } else {
          positions[common] = proposals.count
          proposals.append(proposal)
        }
      }
    }
    proposals.sort { left, right in
      switch (left.place, right.place) {
      case (let one?, let other?): one < other
      case (let one, let other): one != nil && other == nil
      }
    }
  }

  /// The proposals as text, which ends in a line break; the same observations always give the same bytes.
  public var text: String {
    proposals.isEmpty ? "Nothing was observed that the document doesn't have.\n" : Self.text(of: proposals)
  }

  static func text(of proposals: [Proposal]) -> String {
    proposals.map { proposal in
      let place = proposal.place.map { "\($0)" } ?? "(no place in the document)"
      let yaml = proposal.yamlText.map { "    \($0.oneLine)\n" } ?? ""
      return "\(place): \(proposal.sentence)\n\(yaml)"
    }.joined(separator: "\n")
  }
}

extension Proposals.Proposal {
  /// Adds what was observed of another operation, or another kind of value.
  mutating func merge(_ other: Self) {
    operations = (operations + other.operations).unique
    kinds = (kinds + other.kinds).unique
  }

  /// The kinds as a comment or in a sentence.
  var note: String { kinds.joined(separator: " or ") }

  fileprivate var yamlText: String? { addition?.blockText(note: note) ?? yaml }

  fileprivate var sentence: String {
    let shown = operations.count > 3 ? operations.prefix(2) + ["\(operations.count - 2) others"] : operations[...]
    let subject =
      switch shown.count {
      case 0: ""
      case 1: "\(shown[0]) returns "
      default: "\(shown.dropLast().joined(separator: ", ")) and \(shown[shown.count - 1]) return "
      }
    return subject + finding + (addition == nil && !kinds.isEmpty ? " (\(note))" : "")
  }
}
