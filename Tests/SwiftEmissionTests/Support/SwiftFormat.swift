import Foundation

/// The formatter of the toolchain with its defaults.
enum SwiftFormat {
  /// Returns what the formatter would change in the files of a folder; `nil` if it is nothing.
  static func complaints(about folder: URL) throws -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "format", "lint", "--strict", "--recursive", "--parallel", "--configuration", #"{"version": 1}"#,
      folder.path,
    ]
    let output = Pipe()
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : text
  }
}
