import ArgumentParser

/// The exit statuses that the help documents, besides 0 and that of incorrect usage.
enum ExitStatus {
  /// Something couldn't be read or done: the network, a timeout, a fault of the server, the disk.
  static let failed = ExitCode(1)
  /// The server refused.
  static let refused = ExitCode(2)
  /// An export is failing, or not all runs of what was waited for succeeded.
  static let unhealthy = ExitCode(3)
  /// There are changes.
  static let changes = ExitCode(4)
  /// A part was done, another wasn't.
  static let partial = ExitCode(5)
  /// The arguments, or a file that they name, can't be used.
  static let usage = ExitCode(64)
  /// There is no key, or it has no access.
  static let noAccess = ExitCode(77)
  /// The user interrupted the command.
  static let interrupted = ExitCode(130)
}
