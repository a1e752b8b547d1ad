#if APIGenerator
  import ArgumentParser
  import Console
  import Diagnostics
  import SpecDrift

  /// How a comparison is reported, and when it fails.
  struct ReportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("text, json, markdown, html, github or sarif.", valueName: "format"))
    var format = ReportFormat.text

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("The file that the report is written to, instead of standard output.", valueName: "file"))
    var output: String?

    @Option(
      help: ArgumentHelp(
        "The lowest level at which the exit status is 1: none, info, warning or breaking, for all axes or for each, as in wire=breaking,source=none. An axis that isn't named never fails.",
        valueName: "level"))
    var failOn = FailureLevels.breaking

    /// Writes the report to standard output or to the file.
    ///
    /// - Throws: ``ExitStatus/unwritableOutput``
    func write(_ comparison: Comparison) throws {
      do throws(OutputError) {
        try write(format.text(of: comparison, on: output == nil ? .output : nil))
        if format == .github { try StepSummary.append { MarkdownReport(comparison).text(atMost: $0) } }
      } catch {
        Terminal.messages.show(error.diagnostics)
        throw ExitStatus.unwritableOutput
      }
    }

    private func write(_ report: String) throws(OutputError) {
      guard let output else {
        guard Terminal.output.write(report) else { throw OutputError("can't write to standard output") }
        return
      }
      try ReportFile.write(report, to: output)
    }
  }
#endif
