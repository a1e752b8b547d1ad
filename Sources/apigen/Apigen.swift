import ArgumentParser

/// From an OpenAPI description to Swift.
@main
struct Apigen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apigen",
    abstract: "Emits Swift models and endpoint functions from an OpenAPI description.",
    discussion: """
      EXAMPLES
        apigen generate
        apigen generate --spec petstore.yaml --output Sources/PetstoreAPI
        apigen check

      EXIT STATUS
        0   everything is as it should be
        1   check found differences
        2   the description or the configuration is at fault
        3   the output can't be read or written
        64  wrong usage
      """,
    version: "0.1.0",
    subcommands: [GenerateCommand.self, CheckCommand.self])
}

/// The exit statuses that the help of the command documents.
enum ExitStatus {
  static let differences = ExitCode(1)
  static let faultyDescription = ExitCode(2)
  static let unwritableOutput = ExitCode(3)
}
