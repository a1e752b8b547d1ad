package import Foundation

/// Folders of data that isn't part of the project. Tests that use it print a message and pass where it isn't there.
package enum SharedFolder {
  /// Documents by other authors: the folder that `CORPUS` names, or `../shared/corpus` beside the checkout.
  package static let corpus = folder("CORPUS", "corpus")
  /// Pairs of documents that were published with the rules of `apigen diff`: `DRIFT_CASES`, or `../shared/drift/cases`.
  package static let driftCases = folder("DRIFT_CASES", "drift/cases")

  private static func folder(_ variable: String, _ name: String) -> URL {
    ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../shared/\(name)").standardized
  }
}
