// The code generated for each case in Snapshots/ is compared with the files there.
//
// `make snapshots` records them again with `apigen` itself, so it also works if the recorded code no longer compiles. A
// missing file is written and fails once. The target EmittedSnapshots compiles the files, and the other tests use them.

import APIModel
import Foundation
import Generation
import SwiftEmission
import Testing

@Suite struct SnapshotTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  static let cases = subfolders(of: folder)

  @Test(arguments: cases) func generatedCodeIsAsRecorded(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let emitted = try Self.emit(folder)
    var stale = Set(Self.swiftFiles(in: folder))
    for file in emitted {
      stale.remove(file.name)
      let place = folder.appending(path: file.name)
      let recorded = try? String(contentsOf: place, encoding: .utf8)
      if recorded == file.text { continue }
      guard let recorded else {
        try Data(file.text.utf8).write(to: place)
        Issue.record("\(name)/\(file.name) was missing: it has been written, look at it")
        continue
      }
      Issue.record("\(name)/\(file.name) differs:\n\(lineDifference(recorded, file.text))")
    }
    #expect(stale.isEmpty, "\(stale.sorted()) are no longer emitted")
  }

  @Test(arguments: cases) func emissionIsTheSameEveryTime(name: String) throws {
    let folder = Self.folder.appending(path: name)
    #expect(try Self.emit(folder) == Self.emit(folder))
  }

  /// The toolchain's formatter with its defaults would change nothing.
  @Test func recordedCodeIsFormatted() throws {
    let complaints = try SwiftFormat.complaints(about: Self.folder)
    #expect(complaints == nil)
  }

  static func emit(_ folder: URL) throws -> [EmittedFile] {
    var generation = try Generation(documentAt: folder.appending(path: "spec.yaml").path)
    generation.api.source = "spec.yaml"
    return generation.files()
  }

  private static func subfolders(of folder: URL) -> [String] {
    let contents = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return contents.filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func swiftFiles(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".swift") }
  }
}

/// Returns the lines that differ, with their numbers.
private func lineDifference(_ old: String, _ new: String) -> String {
  let old = old.split(separator: "\n", omittingEmptySubsequences: false)
  let new = new.split(separator: "\n", omittingEmptySubsequences: false)
  return new.difference(from: old).map { change in
    switch change {
    case .remove(let offset, let line, _): "\(offset + 1): - \(line)"
    case .insert(let offset, let line, _): "\(offset + 1): + \(line)"
    }
  }.joined(separator: "\n")
}
