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
    let reason: String
    /// What is added: the place is that of a property beside it, or of the list of values.
    var addition: Addition?
    /// What is to stand at the place instead, as YAML.
    var replacement: String?
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
    var seen: Set<Proposal> = []
    for observation in file.observations {
      for proposal in finder.proposals(for: observation) where seen.insert(proposal).inserted {
        proposals.append(proposal)
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
      let yaml = [proposal.addition?.blockText ?? proposal.replacement].compactMap(\.self)
      let place = proposal.place.map { "\($0)" } ?? "(no place in the document)"
      return ([place + ": " + proposal.reason] + yaml.map { "    " + $0.oneLine }).joined(separator: "\n")
        + "\n"
    }.joined(separator: "\n")
  }
}
