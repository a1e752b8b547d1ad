#if APIGenerator
  package import ArgumentParser

  /// The command line of the generator: from an OpenAPI description to Swift.
  package struct Apigen: ParsableCommand {
    /// The version of the generator, which is that of the client: a release changes it here and in `LibraryVersion`.
    static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
      commandName: "apigen",
      abstract: "Emits Swift models and endpoint functions from an OpenAPI description.",
      discussion: """
        EXAMPLES
          apigen generate
          apigen generate --spec petstore.yaml --output Sources/PetstoreAPI
          apigen check --spec petstore.yaml --output Sources/PetstoreAPI

        EXIT STATUS
          0   everything is as it should be
          1   check found differences
          2   the description or the configuration is at fault
          3   the output can't be written or read
          64  wrong usage

        Errors, warnings and the closing line go to standard error; what changed, or would, to standard output. \
        Colours are for terminals only, and NO_COLOR switches them off.
        """,
      version: version,
      subcommands: [GenerateCommand.self, CheckCommand.self])

    /// Parses the arguments of the process.
    package init() {}
  }
#endif
