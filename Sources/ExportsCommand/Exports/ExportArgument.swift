import ArgumentParser

/// What the help says of an export that the user names, and how a shell completes it.
enum ExportArgument {
  static let help = ArgumentHelp("The export: its name, its ID, or the beginning of one of them.", valueName: "export")
  static let completion = CompletionKind.shellCommand("posthog-exports list --names 2>/dev/null")
}
