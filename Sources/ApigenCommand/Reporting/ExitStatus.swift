#if APIGenerator
  import ArgumentParser

  /// The exit statuses that the help documents, besides 0 and those for incorrect usage.
  enum ExitStatus {
    /// `check` found differences.
    static let differences = ExitCode(1)
    /// No code can be generated.
    static let faultyDescription = ExitCode(2)
    /// The output folder isn't up to date and can't be updated, or a report can't be written.
    static let unwritableOutput = ExitCode(3)
  }
#endif
