#if APIGenerator
  import ArgumentParser
  import Console
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

        --observed proposes what to add to the document for what clients saw in production; it needs no description.

        EXAMPLES
          apigen drift upstream.json
          apigen drift --instance https://us.posthog.com
          apigen drift https://example.com/openapi.json --spec spec/example.yaml --fail-on none
          apigen drift --observed unrecognized.jsonl
          apigen drift --observed unrecognized.jsonl --patch | git apply

        EXIT STATUS
          0   no difference is as bad as --fail-on says
          1   one is, or an entry of corrections.yaml no longer applies
          2   the document, its apigen.yaml or corrections.yaml, or the API's own description can't be read
          3   the report can't be written
          64  incorrect usage
        """)

    @Argument(help: ArgumentHelp("The API's own description: a file or a URL.", valueName: "upstream"))
    var upstream: String?

    @Option(
      help: ArgumentHelp("An instance of PostHog, whose own description is requested.", valueName: "url"))
    var instance: String?

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "Files to which clients wrote what they didn't know (UnrecognizedContentFile).", valueName: "file"))
    var observed: [String] = []

    @Flag(help: "Print what is proposed for --observed as a patch of the document. What is left is a message.")
    var patch = false

    @Option(help: ArgumentHelp("The root file of the OpenAPI document, YAML or JSON.", valueName: "file"))
    var spec = "spec/posthog.yaml"

    @OptionGroup var report: ReportOptions

    func validate() throws {
      guard upstream == nil || instance == nil, isComparing || !observed.isEmpty else {
        throw ValidationError("Name either the API's own description or an --instance that serves it.")
      }
      guard (report.format == .text && report.output == nil) || observed.isEmpty else {
        throw ValidationError("What was observed is printed as text only, to standard output.")
      }
      guard !patch || (!observed.isEmpty && !isComparing) else {
        throw ValidationError("--patch is for what was --observed only.")
      }
    }

    private var isComparing: Bool { upstream != nil || instance != nil }

    func run() async throws {
      let (drift, proposals) = try await Terminal.messages.reporting { () async throws(DiagnosticError) in
        try await results()
      }
      if let drift { try report.write(drift.comparison) }
      if let proposals {
        Terminal.messages.show(proposals.diagnostics)
        if patch { return try write(ProposedPatch(proposals)) }
        try Terminal.output.writeResult((drift == nil ? "" : "\n") + proposals.text)
      }
      guard let drift else { return }
      if drift.hasStaleCorrections || report.failOn.isReached(by: drift.comparison) { throw ExitStatus.differences }
    }

    private func write(_ patch: ProposedPatch) throws {
      for file in patch.files {
        try Terminal.output.writeResult(
          UnifiedDiff(from: file.old, to: file.new, path: file.path).text(Terminal.output.paint))
      }
      if !patch.rest.isEmpty { Terminal.messages.write("To be changed by hand:\n\n" + patch.rest) }
    }

    /// Returns the differences, if there is something to compare with, and the proposals, if anything was observed.
    private func results() async throws(DiagnosticError) -> (Drift?, Proposals?) {
      let side = try Comparison.Side(documentAt: spec)
      let proposals = observed.isEmpty ? nil : try Proposals(for: side, observed: observed)
      return (isComparing ? try await compared(side) : nil, proposals)
    }

    private func compared(_ side: Comparison.Side) async throws(DiagnosticError) -> Drift {
      let corrections = try Corrections(besides: spec)
      let (description, files) = try await description()
      return try Drift(
        spec: side, upstream: description, files: files, corrections: corrections, today: DiffCommand.today,
        levels: try LevelSettings(besides: spec))
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
      let key = ProcessInfo.processInfo.environment["POSTHOG_API_KEY"]
      return try SchemaAddress(instance: instance, key: key?.isEmpty == false ? key : nil)
    }
  }
#endif
