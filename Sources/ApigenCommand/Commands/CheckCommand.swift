#if APIGenerator
  import ArgumentParser
  import Console

  /// `apigen check`.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Compares the code that would be generated with the existing files.",
      discussion: """
        Nothing is written. Differences are printed as a unified diff from the existing to the generated files, so that \
        `apigen check | patch -p1` does what `apigen generate` does.

        EXAMPLES
          apigen check
          apigen check --spec petstore.yaml --output Sources/PetstoreAPI
        """)

    @OptionGroup var options: EmissionOptions

    func run() throws {
      let files = try options.emit()
      let folder = OutputFolder(path: options.output)
      let plan = try options.reporting { () throws(OutputError) in try folder.plan(for: files) }
      guard !plan.changes.isEmpty else { return options.sayUpToDate(files) }
      for change in plan.changes {
        let diff = UnifiedDiff(from: change.old, to: change.new, path: folder.path(of: change.name))
        try Terminal.output.writeResult(diff.text(Terminal.output.paint))
      }
      let count = Count(plan.changes.count, "file")
      Terminal.messages.say("\(count) in \(options.output) would change: run `apigen generate`")
      throw ExitStatus.differences
    }
  }
#endif
