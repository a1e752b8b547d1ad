import Diagnostics
import Foundation
import DataReading
import Testing

@testable import SwiftEmission
@testable import ApigenCommand

@Suite struct OutputFolderTests {
  private static let heading = SwiftEmitter.markers[0] + "spec.yaml.\n"
  private static let files = [
    EmittedFile(name: "A.swift", text: heading + "a"), EmittedFile(name: "B.swift", text: heading + "b"),
  ]

  private let workspace: Workspace
  private let folder: OutputFolder

  init() throws {
    workspace = try Workspace()
    folder = OutputFolder(path: workspace.path("out"))
  }

  private func changes(_ plan: OutputPlan) -> [String] { plan.changes.map { "\($0.verb) \($0.name)" } }

  /// Returns messages and the hints after them, without the folder's path.
  private func faults(_ work: () throws -> Void) -> [String] {
    let error = #expect(throws: OutputError.self) { try work() }
    return (error?.diagnostics ?? []).flatMap { [$0.message, $0.hint].compactMap(\.self) }
      .map { $0.replacing(workspace.path(""), with: "") }
  }

  // MARK: Planning

  @Test func aMissingFolderHasNothingYet() throws {
    #expect(changes(try folder.plan(for: Self.files)) == ["added A.swift", "added B.swift"])
    #expect(workspace.names(in: "out") == nil)
  }

  @Test func onlyWhatDiffersIsPlanned() throws {
    try workspace.write(Self.files[0].text, to: "out/A.swift")
    try workspace.write(Self.heading + "other", to: "out/B.swift")
    try workspace.write(Self.heading, to: "out/Old.swift")
    #expect(changes(try folder.plan(for: Self.files)) == ["changed B.swift", "removed Old.swift"])
  }

  @Test func planningChangesNothing() throws {
    try workspace.write(Self.heading, to: "out/Old.swift")
    try workspace.write("", to: "out/.apigen-unfinished")
    let before = try workspace.state(of: "out")
    _ = try folder.plan(for: Self.files)
    #expect(try workspace.state(of: "out") == before)
  }

  @Test func bytesAreComparedAndNotLetters() throws {
    let file = EmittedFile(name: "A.swift", text: Self.heading + "caf\u{E9}")
    try workspace.write(Self.heading + "cafe\u{301}", to: "out/A.swift")
    #expect(changes(try folder.plan(for: [file])) == ["changed A.swift"])
  }

  // MARK: Writing

  @Test func aMissingFolderIsCreatedWithThoseAboveIt() throws {
    let deep = OutputFolder(path: workspace.path("a/b/c/"))
    _ = try deep.update(to: Self.files)
    #expect(workspace.names(in: "a/b/c") == ["A.swift", "B.swift"])
    #expect(try workspace.text("a/b/c/A.swift") == Self.files[0].text)
  }

  @Test func whatIsAsItShouldBeIsNotTouched() throws {
    _ = try folder.update(to: Self.files)
    let before = try workspace.state(of: "out")
    #expect(try folder.update(to: Self.files).changes.isEmpty)
    #expect(try workspace.state(of: "out") == before)

    try workspace.write(Self.heading + "edited", to: "out/B.swift")
    #expect(changes(try folder.update(to: Self.files)) == ["changed B.swift"])
    let after = try workspace.state(of: "out")
    #expect(after["A.swift"] == before["A.swift"])
    #expect(after["B.swift"]?.bytes == before["B.swift"]?.bytes)
  }

  @Test func filesNoLongerGeneratedAreRemoved() throws {
    _ = try folder.update(to: Self.files)
    #expect(changes(try folder.update(to: [Self.files[1]])) == ["removed A.swift"])
    #expect(workspace.names(in: "out") == ["B.swift"])
  }

  @Test func filesOfOthersStay() throws {
    let others = [
      "Mine.swift": "// by hand", "Empty.swift": "", "notes.md": Self.heading, "Deep.swift/x.swift": Self.heading,
      "Almost.swift": " " + Self.heading, "sub/Old.swift": Self.heading,
    ]
    for (path, text) in others { try workspace.write(text, to: "out/\(path)") }
    try FileManager.default.createSymbolicLink(
      at: workspace.url("out/Link.swift"), withDestinationURL: workspace.url("out/notes.md"))
    #expect(changes(try folder.update(to: Self.files)) == ["added A.swift", "added B.swift"])
    for (path, text) in others { #expect(try workspace.text("out/\(path)") == text) }
    #expect(workspace.names(in: "out")?.contains("Link.swift") == true)
  }

  @Test func filesCanBeReadByAll() throws {
    _ = try folder.update(to: Self.files)
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path("out/A.swift"))
    #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o177 == 0o044)
  }

  @Test func whatARunThatWasCutShortLeftIsRemoved() throws {
    _ = try folder.update(to: Self.files)
    try workspace.write("half", to: "out/.apigen-unfinished")
    #expect(try folder.update(to: Self.files).changes.isEmpty)
    #expect(workspace.names(in: "out") == ["A.swift", "B.swift"])
  }

  @Test func runsAtOnceDoNotMixTheirFiles() async throws {
    let texts = (0..<8).map { Self.heading + String(repeating: "\($0)\n", count: 50_000) }
    try await withThrowingTaskGroup { group in
      for text in texts {
        group.addTask {
          for _ in 0..<3 { _ = try folder.update(to: [EmittedFile(name: "A.swift", text: text)]) }
        }
      }
      try await group.waitForAll()
    }
    #expect(texts.contains(try workspace.text("out/A.swift")))
    #expect(workspace.names(in: "out") == ["A.swift"])
  }

  // MARK: Obstacles

  @Test func everythingInTheWayIsReportedBeforeAnythingIsWritten() throws {
    try workspace.write("// by hand", to: "out/A.swift")
    try workspace.write(Self.heading, to: "out/Old.swift")
    try FileManager.default.createSymbolicLink(
      at: workspace.url("out/B.swift"), withDestinationURL: workspace.url("elsewhere.swift"))
    try FileManager.default.createDirectory(at: workspace.url("out/C.swift"), withIntermediateDirectories: false)
    let names = workspace.names(in: "out")
    let files = ["A.swift", "B.swift", "C.swift", "D.swift"].map { EmittedFile(name: $0, text: Self.heading) }
    let hint = "move it away, or choose another folder with `--output`"
    let expected = [
      "`out/A.swift` is in the way of a generated file: it was not written by apigen", hint,
      "`out/B.swift` is in the way of a generated file: it is a symbolic link", hint,
      "`out/C.swift` is in the way of a generated file: it is a folder", hint,
    ]
    #expect(faults { _ = try folder.update(to: files) } == expected)
    #expect(faults { _ = try folder.plan(for: files) } == expected)
    #expect(workspace.names(in: "out") == names)
    #expect(try workspace.text("out/A.swift") == "// by hand")
    #expect(!FileManager.default.fileExists(atPath: workspace.path("elsewhere.swift")))
  }

  @Test func aPipeInTheWayIsNotWaitedFor() throws {
    try FileManager.default.createDirectory(at: workspace.url("out"), withIntermediateDirectories: false)
    #expect(mkfifo(workspace.path("out/A.swift"), 0o600) == 0)
    #expect(
      faults { _ = try folder.plan(for: Self.files) }.first
        == "`out/A.swift` is in the way of a generated file: it is not a regular file")
  }

  @Test func aFileIsNoFolder() throws {
    try workspace.write("", to: "out")
    #expect(faults { _ = try folder.plan(for: Self.files) } == ["can't open the folder `out`: Not a directory"])
    #expect(faults { _ = try folder.update(to: Self.files) } == ["can't open the folder `out`: Not a directory"])
    let below = OutputFolder(path: workspace.path("out/deeper"))
    #expect(faults { _ = try below.update(to: Self.files) } == ["can't open the folder `out/deeper`: Not a directory"])
  }

  @Test func aFolderMayBeALink() throws {
    try FileManager.default.createDirectory(at: workspace.url("real"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      at: workspace.url("out"), withDestinationURL: workspace.url("real"))
    _ = try folder.update(to: Self.files)
    #expect(workspace.names(in: "real") == ["A.swift", "B.swift"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderThatMayNotBeWrittenIsReported() throws {
    _ = try folder.update(to: [])
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: workspace.path("out"))
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: workspace.path("out")) }
    #expect(faults { _ = try folder.update(to: Self.files) } == ["can't write `out/A.swift`: Permission denied"])
    #expect(workspace.names(in: "out") == [])
  }
}
