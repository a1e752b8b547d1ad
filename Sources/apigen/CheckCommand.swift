import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compares what would be emitted with the files that are there.",
    discussion: "Nothing is written. Differences are printed as a unified diff, from what is there to what would be.")

  @OptionGroup var options: EmissionOptions

  func run() throws {
    let files = try options.emit()
    let folder = OutputFolder(path: options.output)
    let plan: OutputPlan
    do throws(OutputError) {
      plan = try folder.plan(for: files)
    } catch {
      Console.complain("error: \(error.description)")
      throw ExitStatus.unwritableOutput
    }
    guard !plan.changes.isEmpty else {
      print("\(folder.path) is what \(options.spec) says.")
      return
    }
    for change in plan.changes {
      let name = "\(folder.path)/\(change.name)"
      print(
        UnifiedDiff(from: change.old, to: change.new, name: name).text(coloured: Console.isTerminal), terminator: "")
    }
    Console.complain(
      "\(folder.path) is not what \(options.spec) says, in \(plan.changes.count) files: run `apigen generate`.")
    throw ExitStatus.differences
  }
}
