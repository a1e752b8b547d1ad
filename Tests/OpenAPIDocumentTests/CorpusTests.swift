// Documents by other authors. They aren't part of the repository: if the folder doesn't exist, the tests print a
// message and pass.

import Foundation
import OpenAPIDocument
import Diagnostics
import TestSupport
import Testing

/// The corpus is read as its labels say, or as the tables of `CorpusExceptions` say with a reason.
@Suite struct CorpusTests {
  @Test func wholeAPIsAreRead() throws {
    for path in Corpus.files(in: "real", "directory") {
      try expectReadable(path)
    }
  }

  @Test func whatTheInitiativePassesIsRead() throws {
    for path in Corpus.files(
      in: "oai/v3.0/pass", "oai/v3.1/pass", "oai/v3.2/pass", "mermade/3.0/pass", "mermade/3.1/pass")
    {
      try expectReadable(path)
    }
  }

  @Test func whatIsLabelledBrokenHasALocatedError() throws {
    let folders = [
      "oai/v3.1/fail", "oai/v3.2/fail", "mermade/3.0/fail", "mermade/3.1/fail", "mermade/3.0/malicious",
    ]
    for path in Corpus.files(in: folders) {
      let errors = Corpus.errors(of: path)
      if let reason = CorpusExceptions.lenient[path] {
        #expect(errors.isEmpty, "\(path) has an error by now, so it is no leniency any more: \(reason)")
      } else {
        #expect(!errors.isEmpty, "\(path) is read")
        #expect(errors.allSatisfy { $0.location != nil }, "\(path) has an error without a place")
      }
    }
  }

  /// Fragments, cycles, old versions, broken references: nothing crashes, and every rejection has a location.
  @Test func everythingElseEndsWithADocumentOrLocatedErrors() {
    for path in Corpus.files(in: "libopenapi", "mermade/3.0/partial", "mermade/3.0/resources") {
      #expect(Corpus.errors(of: path).allSatisfy { $0.location != nil }, "\(path) has an error without a place")
    }
  }

  private func expectReadable(_ path: String) throws {
    let errors = Corpus.errors(of: path)
    guard let expected = CorpusExceptions.faulty[path] else {
      #expect(errors.isEmpty, "\(path): \(errors.first?.rendered ?? "")")
      return
    }
    let first = try #require(errors.first, "\(path) is read by now, so it is no exception any more")
    #expect(first.message.hasPrefix(expected), "\(path)")
    #expect(first.location != nil, "\(path)")
  }
}

/// The folder of documents: `CORPUS`, or the one beside the checkout.
enum Corpus {
  static let folder: URL? = {
    let folder = SharedFolder.corpus
    guard FileManager.default.fileExists(atPath: folder.path) else {
      print("note: no corpus at \(folder.path); set CORPUS to its folder to read it")
      return nil
    }
    return folder
  }()

  /// Returns the files in the folders, by their paths in the corpus, sorted.
  static func files(in folders: String...) -> [String] { files(in: folders) }

  static func files(in folders: [String]) -> [String] {
    guard let folder else { return [] }
    return folders.flatMap { name -> [String] in
      let below = FileManager.default.enumerator(atPath: folder.appending(path: name).path)
      let names = (below?.compactMap { $0 as? String } ?? []).sorted()
      return names.filter { [".yaml", ".yml", ".json"].contains(where: $0.hasSuffix) }.map { "\(name)/\($0)" }
    }
  }

  /// Returns the faults of a document, sorted by location.
  static func errors(of path: String) -> [Diagnostic] {
    guard let folder else { return [] }
    do {
      _ = try DocumentReader().read(path: folder.appending(path: path).path)
      return []
    } catch {
      return error.diagnostics.filter { $0.severity == .error }
    }
  }
}
