import Foundation
import Testing

/// What a command printed, beside what it printed when somebody last looked at it.
///
/// With `RECORD_SNAPSHOTS=1` the files are written anew.
enum Snapshot {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots")

  static func expect(
    _ text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: "\(name).txt")
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil else {
      return try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "RECORD_SNAPSHOTS=1 records it again", sourceLocation: sourceLocation)
  }
}
