import ArgumentParser

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes the emitted files.",
    discussion: """
      Files are written only when they differ, each as a whole. Files that were emitted earlier and no longer are get \
      removed; a file that doesn't begin with the generator's marker line is never touched.
      """)

  @OptionGroup var options: EmissionOptions

  func run() throws {
    let files = try options.emit()
    let folder = OutputFolder(path: options.output)
    do throws(OutputError) {
      let plan = try folder.plan(for: files)
      try folder.carryOut(plan)
      for change in plan.changes { print("\(change.verb) \(folder.path)/\(change.name)") }
      let changed = plan.changes.count
      print("\(files.count == 1 ? "1 file" : "\(files.count) files") in \(folder.path), \(changed) changed.")
    } catch {
      Console.complain("error: \(error.description)")
      throw ExitStatus.unwritableOutput
    }
  }
}
