import ArgumentParser

/// Why a command ends early: a sentence for the user, and the exit status.
struct CommandFailure: Error {
  let message: String
  let status: ExitCode

  init(_ message: String, _ status: ExitCode) {
    (self.message, self.status) = (message, status)
  }

  /// A fault of the arguments, or of a file that they name.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(message, ExitStatus.usage) }
}
