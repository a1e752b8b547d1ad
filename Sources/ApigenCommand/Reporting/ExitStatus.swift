#if APIGenerator
  import ArgumentParser

  /// The exit statuses that the help of the command documents, beside 0 and those of wrong usage.
  enum ExitStatus {
    /// `check` found differences.
    static let differences = ExitCode(1)
    /// Nothing can be emitted.
    static let faultyDescription = ExitCode(2)
    /// The folder is not what it should be, and can't be made so.
    static let unwritableOutput = ExitCode(3)
  }
#endif
