#if APIGenerator
  import ArgumentParser
  import Diagnostics
  import Generation
  import SwiftEmission

  /// What both commands take.
  struct EmissionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The root file of the description, YAML or JSON.", valueName: "file"))
    var spec = "spec/posthog.yaml"

    @Option(
      help: ArgumentHelp(
        "The configuration; by default apigen.yaml beside the description, if it is there.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The folder of the emitted files; it is created when missing.", valueName: "folder"))
    var output = "Generated"

    @Flag(help: "Show notes too: keywords that shape no code, and names that had to change.")
    var notes = false

    @Flag(help: "Take every warning for an error.")
    var strict = false

    func validate() throws {
      if output.isEmpty { throw ValidationError("The folder of the emitted files has an empty name.") }
    }

    /// Reads, decides and emits. Everything there is to say about the description goes to standard error.
    ///
    /// - Throws: ``ExitStatus/faultyDescription``, after every error has been shown; with `--strict` also for a warning.
    func emit() throws -> [EmittedFile] {
      let generation: Generation
      do throws(DiagnosticError) {
        generation = try Generation(documentAt: spec, configuration: config)
      } catch {
        show(error.diagnostics)
        throw ExitStatus.faultyDescription
      }
      show(generation.diagnostics)
      if strict, generation.diagnostics.contains(where: { $0.severity == .warning }) {
        Terminal.messages.say("stopped for the warnings, as --strict wants")
        throw ExitStatus.faultyDescription
      }
      return generation.files()
    }

    /// Does what may fail for the folder's sake, and shows why it did.
    ///
    /// - Throws: ``ExitStatus/unwritableOutput``
    func reporting<Result>(_ work: () throws(OutputError) -> Result) throws -> Result {
      do throws(OutputError) {
        return try work()
      } catch {
        show(error.diagnostics)
        throw ExitStatus.unwritableOutput
      }
    }

    /// What both commands say when there is nothing to do.
    func sayUpToDate(_ files: [EmittedFile]) {
      Terminal.messages.say("\(Count(files.count, "file")) in \(output) \(files.count == 1 ? "is" : "are") up to date")
    }

    private func show(_ diagnostics: [Diagnostic]) {
      let report = DiagnosticReport(diagnostics, includingNotes: notes)
      let text = report.text(Terminal.messages.paint)
      if !text.isEmpty { Terminal.messages.write(text + "\n") }
      if let summary = report.summary { Terminal.messages.say(summary) }
    }
  }
#endif
