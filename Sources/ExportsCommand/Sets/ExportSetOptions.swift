import ArgumentParser
import PostHogBatchExports

/// A file of exports, and what is done with exports that it doesn't have.
struct ExportSetOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The file with the exports, YAML or JSON.", valueName: "file")) var file: String
  @Flag(help: "Delete the exports that an earlier `apply` made and that the file no longer has.") var prune = false
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("An export whose credentials are sent again; may be given several times.", valueName: "export"))
  var rotate: [String] = []
}

extension ExportSetOptions {
  /// Plans how the exports of the project become what the file says.
  func plan(with connection: Connection, in environment: CommandEnvironment) async throws -> ExportSetPlan {
    let file = RecordFile(besides: file)
    let record = prune ? try file.read() : nil
    if prune, record == nil {
      throw CommandFailure.usage("--prune deletes what an earlier apply made, and there is no \(file.path)")
    }
    let set = SetFile(path: self.file)
    return try await set.plan(
      of: try set.document(), with: connection, at: environment.now(), pruning: record, rotating: Set(rotate))
  }
}
