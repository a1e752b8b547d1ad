import Foundation
@testable import OperationClient
import OperationCore
import Testing

/// The file to which clients append what they don't know.
@Suite struct UnrecognizedContentFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "unrecognized-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder.appending(path: "seen.jsonl").path }

  private func lines() throws -> [String] {
    try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func report(
    _ kind: UnrecognizedContent.Finding.Kind, at pointer: String = "/results/3/new"
  ) -> UnrecognizedContentReport {
    UnrecognizedContentReport(
      UnrecognizedContent.Finding(kind, of: "Thing", .number, at: pointer), operationID: "things_list", key: nil,
      redaction: KeyRedaction())
  }

  @Test func eachFindingIsALineWithoutTheValue() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try UnrecognizedContentFile(path: path)
    file.append(Self.report(.unknownProperty("new")))
    file.append(Self.report(.unknownProperty("new"), at: "/results/7/new"))
    file.append(Self.report(.unknownValue("a\n\"b\"")))
    await file.flush()
    #expect(
      try lines() == [
        #"{"operation":"things_list","pointer":"/results/0/new","type":"Thing","what":"unknown property","name":"new","kind":"number"}"#,
        #"{"operation":"things_list","pointer":"/results/0/new","type":"Thing","what":"unknown value","value":"a\n\"b\"","kind":"number"}"#,
      ])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func whatIsThereIsNotWrittenAgain() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for _ in 0..<3 {
      let file = try UnrecognizedContentFile(path: path)
      file.append(Self.report(.unknownProperty("new")))
      await file.flush()
    }
    #expect(try lines().count == 1)
  }

  @Test func aLineThatACrashLeftIsEnded() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(#"{"operation":"thi"#.utf8).write(to: URL(filePath: path))
    let file = try UnrecognizedContentFile(path: path)
    file.append(Self.report(.unknownProperty("new")))
    await file.flush()
    #expect(try lines().map(\.count).first == 17)
    #expect(try lines().count == 2)
  }

  @Test func theFileHasABound() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try UnrecognizedContentFile(path: path)
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<500 { file.append(Self.report(.unknownProperty("new\(task * 500 + number)"))) }
        }
      }
    }
    await file.flush()
    let lines = try lines()
    #expect(lines.count <= UnrecognizedContentFile.maximumLines && lines.count > 0)
    #expect(lines.allSatisfy { (try? JSONValue(json: $0)) != nil })
    try Data(repeating: 0x20, count: UnrecognizedContentFile.maximumSize).write(to: URL(filePath: path))
    let full = try UnrecognizedContentFile(path: path)
    full.append(Self.report(.unknownProperty("new")))
    await full.flush()
    #expect(try Data(contentsOf: URL(filePath: path)).count == UnrecognizedContentFile.maximumSize)
  }

  @Test func whatIsNoFileIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let link = folder.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    for path in [folder.path, link, "/dev/null", folder.appending(path: "none/seen").path] {
      #expect(throws: (any Error).self) { try UnrecognizedContentFile(path: path) }
    }
  }
}
