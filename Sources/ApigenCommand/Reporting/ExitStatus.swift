#if APIGenerator
  import ArgumentParser
  import Console
  import Diagnostics

  /// The exit statuses that the help documents, besides 0 and those for incorrect usage.
  enum ExitStatus {
    /// Files, documents or versions differ as they shouldn't.
    static let differences = ExitCode(1)
    /// A document or a file beside it can't be used.
    static let faultyDescription = ExitCode(2)
    /// The output folder isn't up to date and can't be updated, or a report can't be written.
    static let unwritableOutput = ExitCode(3)
  }

  extension Terminal {
    /// Writes what a command is for, unless nobody reads it any more.
    ///
    /// - Throws: ``ExitStatus/unwritableOutput`` after saying so, for example on a full disk.
    func writeResult(_ text: String) throws {
      guard !write(text) else { return }
      Terminal.messages.show(OutputError("can't write to standard output").diagnostics)
      throw ExitStatus.unwritableOutput
    }

    /// Runs what reads documents, and shows the errors if it fails.
    ///
    /// - Throws: ``ExitStatus/faultyDescription``
    func reporting<Result>(_ work: () async throws(DiagnosticError) -> Result) async throws -> Result {
      do throws(DiagnosticError) {
        return try await work()
      } catch {
        show(error.diagnostics)
        throw ExitStatus.faultyDescription
      }
    }
  }
#endif
