import Foundation

/// A command that the user gave, for a shell.
struct ShellCommand {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Runs the command with an input, and waits for it. Its output goes where ours goes.
  ///
  /// - Throws: ``CommandFailure`` if it can't be started or fails.
  func run(input: String) throws(CommandFailure) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", text]
    process.standardInput = pipe
    do {
      try process.run()
      // A command that doesn't read its input ends anyway.
      try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } catch {
      throw CommandFailure("can't run --on-failure: \(error)", ExitStatus.failed)
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailure("--on-failure ended with the status \(process.terminationStatus)", ExitStatus.failed)
    }
  }
}
