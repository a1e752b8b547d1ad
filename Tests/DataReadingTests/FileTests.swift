import Diagnostics
import Foundation
import DataReading
import Testing

/// Faults of paths.
@Suite struct FileTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/spec-reading-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func write(_ bytes: [UInt8], to name: String) -> String {
    let path = folder + "/" + name
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    return path
  }

  private func faults(at path: String, limits: ReadingLimits = ReadingLimits()) -> [String] {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      _ = try DataReader(limits: limits).read(path: path)
      return []
    } catch {
      return error.diagnostics.map(\.short)
    }
  }

  @Test func aFileIsReadAndNamed() throws {
    let path = write(Array("a: 1\n".utf8), to: "a.yaml")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let node = try DataReader().read(path: path)
    #expect(node["a"]?.location.description == path + ":1:4")
    #expect(node.location.file.bytes == Array("a: 1\n".utf8))
  }

  @Test func missing() {
    #expect(faults(at: folder + "/none.yaml") == ["can't read `\(folder)/none.yaml`: there is no such file"])
  }

  @Test func missingWithANeighbourOfThatName() {
    let path = write([], to: "schemas.yaml")
    #expect(
      faults(at: folder + "/shcemas.yaml") == [
        "can't read `\(folder)/shcemas.yaml`: there is no such file | did you mean `\(path)`?"
      ])
  }

  @Test func missingFolder() {
    #expect(faults(at: folder + "/none/a.yaml") == ["can't read `\(folder)/none/a.yaml`: there is no such file"])
  }

  @Test func directory() {
    #expect(faults(at: folder) == ["can't read `\(folder)`: it is a directory"])
  }

  @Test func throughAFile() {
    let path = write([], to: "a.yaml") + "/b.yaml"
    #expect(faults(at: path) == ["can't read `\(path)`: not a directory"])
  }

  @Test(.enabled("root may read everything") { getuid() != 0 })
  func unreadable() {
    let path = write(Array("a: 1".utf8), to: "a.yaml")
    chmod(path, 0)
    #expect(faults(at: path) == ["can't read `\(path)`: permission denied"])
  }

  @Test func emptyPathAndNULInAPath() {
    #expect(faults(at: "") == ["can't read ``: there is no such file"])
    #expect(faults(at: "a\0b") == ["can't read `a\0b`: the path holds a NUL character"])
  }

  @Test func tooLarge() {
    let path = write(Array("a: 1".utf8), to: "a.yaml")
    #expect(
      faults(at: path, limits: ReadingLimits(maxBytes: 3)) == ["can't read `\(path)`: it holds more than 3 bytes"])
  }

  /// Reading must not block on a pipe without a writer, and a device has no end.
  @Test(.timeLimit(.minutes(1)), arguments: ["pipe", "/dev/zero", "/dev/tty"])
  func onlyRegularFilesAreRead(name: String) throws {
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    if path != name { #expect(mkfifo(path, 0o600) == 0) }
    let faults = faults(at: path)
    // There may be no terminal to open.
    if name == "/dev/tty", faults == ["can't read `/dev/tty`: no such device or address"] { return }
    #expect(
      faults == [
        "can't read `\(path)`: it is a pipe or a device, not a regular file | write its content to a file first"
      ])
  }

  @Test func binary() {
    let path = write([0x7F, 0x45, 0x4C, 0x46, 0, 0], to: "a.yaml")
    #expect(faults(at: path) == ["1:5 the file holds a NUL byte: it is binary, not text"])
  }
}
