#if APIGenerator
  import ArgumentParser
  import Diagnostics
  import Foundation
  import Generation
  import SpecDrift

  /// `apigen diff`.
  struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Reports how a change of an OpenAPI document affects its users.",
      discussion: """
        Two documents are compared by what they mean, however they are written. Each change has a verdict on three axes: \
        wire (will a program that was built from the old document fail?), source (will it still compile?) and behaviour \
        (will it get other results?).

        A document is a file, a folder with one, or a file of a revision of git.

        FORMATS
          text      for a terminal
          json      for programs, as Schemas/apigen-diff-1.json describes
          markdown  for a comment on a pull request or an entry of a changelog
          html      a page for a browser, which loads nothing
          github    annotations of a run of GitHub Actions, and the Markdown in its summary
          sarif     for code scanning and editors

        EXAMPLES
          apigen diff git:HEAD:spec/posthog.yaml spec/posthog.yaml
          apigen diff old.yaml new.yaml --fail-on wire=breaking,source=none
          apigen diff old.yaml new.yaml --format html --output changes.html

        EXIT STATUS
          0   no change is as bad as --fail-on says
          1   one is
          2   a document can't be read
          3   the report can't be written
          64  incorrect usage
        """)

    @Argument(help: ArgumentHelp("The document as it was.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The document as it is.", valueName: "new"))
    var new: String

    @OptionGroup var report: ReportOptions

    func run() throws {
      let (before, after) = (try side(old), try side(new))
      let comparison = Comparison(old: before, new: after, today: Self.today)
      try report.write(comparison)
      if report.failOn.isReached(by: comparison) { throw ExitStatus.differences }
    }

    private func side(_ argument: String) throws -> Comparison.Side {
      do throws(DiagnosticError) {
        let source = try DocumentSource(argument)
        return try Comparison.Side(documentAt: source.path, files: source.files, name: source.name)
      } catch {
        let report = DiagnosticReport(error.diagnostics, includingNotes: false)
        Terminal.messages.write(report.text(Terminal.messages.paint) + "\n")
        throw ExitStatus.faultyDescription
      }
    }

    /// The current day, such as `2026-11-28`.
    static var today: String {
      Date.now.formatted(.iso8601.year().month().day())
    }
  }
#endif
