#if APIGenerator
  package import ArgumentParser

  /// The command line of the generator, which turns OpenAPI documents into Swift.
  package struct Apigen: AsyncParsableCommand {
    /// The version of the generator, which equals that of the client. A release changes it here and in
    /// `LibraryVersion`.
    static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
      commandName: "apigen",
      abstract: "Generates Swift from an OpenAPI document, and reports how a change of the document affects its users.",
      discussion: """
        EXAMPLES
          apigen generate
          apigen generate --spec petstore.yaml --output Sources/PetstoreAPI
          apigen check --spec petstore.yaml --output Sources/PetstoreAPI
          apigen diff git:HEAD:spec/posthog.yaml spec/posthog.yaml
          apigen drift --instance https://us.posthog.com

        EXIT STATUS
          0   success
          1   check, diff or drift found differences, or surface a version that is too low
          2   the document or the configuration has errors
          3   the output can't be read or written
          64  incorrect usage

        Errors, warnings and the summary go to standard error, and changes to standard output. \
        Only terminals get colours, and NO_COLOR turns them off.
        """,
      version: version,
      subcommands: [
        GenerateCommand.self, CheckCommand.self, DiffCommand.self, DriftCommand.self, ExplainCommand.self,
        SurfaceCommand.self,
      ])

    /// Parses the arguments of the process.
    package init() {}

    /// Runs the command that the arguments of the process name, and ends the process if it fails.
    package static func start() async {
      do {
        var command = try parseAsRoot()
        if var waiting = command as? any AsyncParsableCommand {
          try await waiting.run()
        } else {
          try command.run()
        }
      } catch {
        exit(withError: error)
      }
    }
  }
#endif
