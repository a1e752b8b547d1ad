import APIContract
public import DataReading
public import Diagnostics
import OpenAPIDocument

/// What to add to a document so that it has what clients saw in production: for each observation the place, and the
/// YAML to add there.
public struct Proposals: Sendable {
  /// An addition.
  struct Proposal: Sendable, Hashable {
    let place: SourceLocation?
    let reason: String
    let yaml: [String]
  }

  private(set) var proposals: [Proposal] = []
  /// What is wrong with lines of the files that were left out.
  public let diagnostics: [Diagnostic]

  /// Merges files of observations, and finds the places in a document.
  ///
  /// - Parameters:
  ///   - spec: The document.
  ///   - paths: The files, as `UnrecognizedContentFile` writes them.
  ///   - files: Where the files are read from.
  /// - Throws: Why a file can't be read.
  public init(for spec: Comparison.Side, observed paths: [String], in files: FileStore = .disk) throws(DiagnosticError)
  {
    var file = ObservationFile()
    for path in paths { try file.read(path: path, from: files) }
    diagnostics = file.diagnostics
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
    guard !proposals.isEmpty else { return "Nothing was observed that the document doesn't have.\n" }
    return proposals.map { proposal in
      let place = proposal.place.map { "\($0)" } ?? "(no place in the document)"
      return ([place + ": " + proposal.reason] + proposal.yaml.map { "    " + $0.oneLine }).joined(separator: "\n")
        + "\n"
    }.joined(separator: "\n")
  }
}
