import ArgumentParser

/// `posthog-exports completions`.
struct CompletionsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Prints a script with which a shell completes commands and names of exports.",
    discussion: """
      EXAMPLES
        posthog-exports completions bash > ~/.local/share/bash-completion/completions/posthog-exports
        posthog-exports completions zsh > "${fpath[1]}/_posthog-exports"
        posthog-exports completions fish > ~/.config/fish/completions/posthog-exports.fish
      """)

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell")) var shell: Shell

  func run(in environment: CommandEnvironment) async throws {
    try environment.write(PostHogExports.completionScript(for: shell.completions))
  }
}

/// A shell with completions.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  var completions: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
