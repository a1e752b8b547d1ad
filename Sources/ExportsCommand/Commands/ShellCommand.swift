import Dispatch
import Foundation

/// A command that the user gave, for a shell.
struct ShellCommand {
  private static let longestTime = 60.0
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Runs the command with an input, and waits for it, but no longer than a minute. Its output goes where ours goes.
  ///
  /// - Throws: ``CommandFailure`` if it can't be started or fails.
  func run(input: String) throws(CommandFailure) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", text]
    do {
      // From a file, since a command that reads nothing would break a pipe.
      let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try Data(input.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      process.standardInput = try FileHandle(forReadingFrom: file)
      try process.run()
    } catch {
      throw CommandFailure("can't run --on-failure: \(error)", ExitStatus.failed)
    }
    let end = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.longestTime, execute: end)
    process.waitUntilExit()
    end.cancel()
    guard process.terminationStatus == 0 else {
      throw CommandFailure("--on-failure ended with the status \(process.terminationStatus)", ExitStatus.failed)
    }
  }
}
