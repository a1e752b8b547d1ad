import ArgumentParser

/// What the help says of an export that the user names.
enum ExportArgument {
  static let help = ArgumentHelp("The export: its name, its ID, or the beginning of one of them.", valueName: "export")
}
