#if APIGenerator
  package import ArgumentParser

  /// The command line of the generator: from an OpenAPI description to Swift.
  package struct Apigen: ParsableCommand {
    /// The version of the generator, which is that of the client: a release changes it here and in `LibraryVersion`.
    static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
      commandName: "apigen",
      abstract: "Generates Swift from an OpenAPI document, and says what a change of the document does.",
      discussion: """
        EXAMPLES
          apigen generate
          apigen generate --spec petstore.yaml --output Sources/PetstoreAPI
          apigen check --spec petstore.yaml --output Sources/PetstoreAPI
          apigen diff git:HEAD:spec/posthog.yaml spec/posthog.yaml

        EXIT STATUS
          0   everything is as it should be
          1   check or diff found differences
          2   the description or the configuration is at fault
          3   the output can't be written or read
          64  wrong usage

        Errors, warnings and the closing line go to standard error; what changed, or would, to standard output. \
        Colours are for terminals only, and NO_COLOR switches them off.
        """,
      version: version,
      subcommands: [GenerateCommand.self, CheckCommand.self, DiffCommand.self, ExplainCommand.self])

    /// Parses the arguments of the process.
    package init() {}
  }
#endif
