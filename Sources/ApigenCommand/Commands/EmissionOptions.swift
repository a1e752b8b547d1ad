#if APIGenerator
  import ArgumentParser
  import Console
  import Diagnostics
  import Generation
  import SwiftEmission

  /// The options of `generate` and `check`.
  struct EmissionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The root file of the OpenAPI document, YAML or JSON.", valueName: "file"))
    var spec = "spec/posthog.yaml"

    @Option(
      help: ArgumentHelp(
        "The configuration; by default apigen.yaml beside the document, if there is one.", valueName: "file"))
    var config: String?

    @Option(
      help: ArgumentHelp("The folder of the generated files; it is created if it is missing.", valueName: "folder"))
    var output = "Generated"

    @Flag(help: "Also show notes: keywords that don't affect the code, and names that had to change.")
    var notes = false

    @Flag(help: "Treat every warning as an error.")
    var strict = false

    func validate() throws {
      if output.isEmpty { throw ValidationError("The folder of the generated files has an empty name.") }
    }

    /// Reads the document and generates its code. All diagnostics go to standard error.
    ///
    /// - Throws: ``ExitStatus/faultyDescription`` after every error has been shown; with `--strict` also for a warning.
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
        Terminal.messages.say("stopped because of warnings (--strict)")
        throw ExitStatus.faultyDescription
      }
      return generation.files()
    }

    /// Runs an operation on the output folder, and shows the error if it fails.
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

    /// Reports that there is nothing to do.
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
