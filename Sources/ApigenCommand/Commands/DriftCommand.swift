#if APIGenerator
  import ArgumentParser
  import DataReading
  import Diagnostics
  import Foundation
  import SpecDrift

  /// `apigen drift`.
  struct DriftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drift",
      abstract: "Reports where the API differs from the OpenAPI document that describes it.",
      discussion: """
        The description that the API gives of itself is compared with the document, as far as the document goes: the \
        operations that it has, and new ones beside them. What that description gets wrong is corrected first, by the \
        file corrections.yaml beside the document; an entry that no longer applies fails.

        The API's own description is a file, a URL, or that of an instance of PostHog. Only an instance gets a key, from \
        the environment variable POSTHOG_API_KEY.

        EXAMPLES
          apigen drift upstream.json
          apigen drift --instance https://us.posthog.com
          apigen drift https://example.com/openapi.json --spec spec/example.yaml --fail-on none

        EXIT STATUS
          0   no difference is as bad as --fail-on says
          1   one is, or an entry of corrections.yaml no longer applies
          2   the document, corrections.yaml or the API's own description can't be read
          3   the report can't be written
          64  incorrect usage
        """)

    @Argument(help: ArgumentHelp("The API's own description: a file or a URL.", valueName: "upstream"))
    var upstream: String?

    @Option(
      help: ArgumentHelp("An instance of PostHog, whose own description is requested.", valueName: "url"))
    var instance: String?

    @Option(help: ArgumentHelp("The root file of the OpenAPI document, YAML or JSON.", valueName: "file"))
    var spec = "spec/posthog.yaml"

    @OptionGroup var report: ReportOptions

    func validate() throws {
      guard (upstream == nil) != (instance == nil) else {
        throw ValidationError("Name either the API's own description or an --instance that serves it.")
      }
    }

    func run() async throws {
      let drift: Drift
      do throws(DiagnosticError) {
        drift = try await compared()
      } catch {
        let report = DiagnosticReport(error.diagnostics, includingNotes: false)
        Terminal.messages.write(report.text(Terminal.messages.paint) + "\n")
        throw ExitStatus.faultyDescription
      }
      try report.write(drift.comparison)
      if drift.hasStaleCorrections || report.failOn.isReached(by: drift.comparison) { throw ExitStatus.differences }
    }

    private func compared() async throws(DiagnosticError) -> Drift {
      let side = try Comparison.Side(documentAt: spec)
      let corrections = try Corrections(besides: spec)
      let (description, files) = try await description()
      return try Drift(
        spec: side, upstream: description, files: files, corrections: corrections, today: DiffCommand.today)
    }

    /// Returns the API's own description. One that comes from the network can't refer to files.
    private func description() async throws(DiagnosticError) -> (Node, FileStore) {
      if let address = try address() {
        return (try await SchemaRequest(address: address).node(), FileStore(texts: [:]))
      }
      return (try DataReader().read(path: upstream ?? ""), .disk)
    }

    private func address() throws(DiagnosticError) -> SchemaAddress? {
      guard let instance else {
        return try upstream.flatMap { text throws(DiagnosticError) in try SchemaAddress(text) }
      }
      return try SchemaAddress(instance: instance, key: ProcessInfo.processInfo.environment["POSTHOG_API_KEY"])
    }
  }
#endif
