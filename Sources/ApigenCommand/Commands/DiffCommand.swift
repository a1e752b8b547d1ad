#if APIGenerator
  import ArgumentParser
  import Console
  import Diagnostics
  import Foundation
  import Generation
  import SpecDrift

  /// `apigen diff`.
  struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Reports how a change of an OpenAPI document affects its users.",
      discussion: """
        Two documents are compared by what they mean, however they are written. Each change has a verdict on three axes: \
        wire (will a program that was built from the old document fail?), source (will it still compile?) and behaviour \
        (will it get other results?).

        A document is a file or a folder with one, on disk or of a revision of git. Beside the new one, `levels` in \
        apigen.yaml gives rules other levels, and accepted.yaml names changes that are accepted, each with a reason: they \
        stay in the report, and the exit status doesn't depend on them.

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
          apigen diff old.yaml new.yaml --accept

        EXIT STATUS
          0   no change is as bad as --fail-on says
          1   one is
          2   a document, its apigen.yaml or accepted.yaml can't be read
          3   the report can't be written
          64  incorrect usage
        """)

    @Argument(help: ArgumentHelp("The document as it was.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The document as it is.", valueName: "new"))
    var new: String

    @OptionGroup var report: ReportOptions

    @Option(
      help: ArgumentHelp(
        "Whose calls the wire axis is about: `generated`, programs built from the code that apigen generates, or `any`, programs of any origin; then nothing is said of their source.",
        valueName: "reader"), transform: Self.reader)
    var reader = Reader.generated

    @Option(
      help: ArgumentHelp(
        "The changes that are accepted, by default accepted.yaml beside the new document.", valueName: "file"))
    var accepted: String?

    @Flag(help: "Add an entry to that file for each change that --fail-on names. You have to write the reasons.")
    var accept = false

    func run() async throws {
      let comparison = try await compared()
      try report.write(comparison)
      if accept { try add(comparison.changes.filter { report.failOn.isReached(by: $0) }) }
      if report.failOn.isReached(by: comparison) { throw ExitStatus.differences }
    }

    private static func reader(_ text: String) throws -> Reader {
      guard let reader = Reader(rawValue: text) else {
        throw ValidationError("expected \(Reader.allCases.map(\.rawValue).joined(separator: " or ")).")
      }
      return reader
    }

    private func compared() async throws -> Comparison {
      try await Terminal.messages.reporting { () async throws(DiagnosticError) in
        let (before, after) = (try DocumentSource(old), try DocumentSource(new))
        async let old = Self.side(before)
        async let new = Self.side(after)
        let (oldSide, newSide) = (try await old.get(), try await new.get())
        try newSide.checkConfiguration()
        var comparison = await Comparison(
          old: oldSide, new: newSide, today: Self.today, reader: reader,
          levels: try LevelSettings(besides: after.path, in: after.files))
        let warnings = try Acceptances(accepted, besides: after)
          .mark(&comparison, isRequired: accepted != nil && !accept, today: Self.today)
        Terminal.messages.show(warnings)
        return comparison
      }
    }

    /// Reads a document. It is a result because `async let` doesn't keep the type of an error.
    private static func side(_ source: DocumentSource) async -> Result<Comparison.Side, DiagnosticError> {
      Result { () throws(DiagnosticError) in
        try Comparison.Side(documentAt: source.path, files: source.files, name: source.name)
      }
    }

    private func add(_ changes: [Change]) throws {
      do {
        Terminal.messages.say(try Acceptances(accepted, besides: DocumentSource(new)).add(changes, today: Self.today))
      } catch let error as DiagnosticError {
        Terminal.messages.show(error.diagnostics)
        throw ExitStatus.faultyDescription
      } catch let error as OutputError {
        Terminal.messages.show(error.diagnostics)
        throw ExitStatus.unwritableOutput
      }
    }

    /// The current day, such as `2026-11-28`.
    static var today: String {
      Date.now.formatted(.iso8601.year().month().day())
    }
  }
#endif
