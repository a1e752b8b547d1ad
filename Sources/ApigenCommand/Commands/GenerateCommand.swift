#if APIGenerator
  import ArgumentParser
  import Console

  /// `apigen generate`.
  struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "generate",
      abstract: "Generates the code and writes it to files.",
      discussion: """
        Only files that differ are written, each as a whole. Files that are no longer generated are \
        removed; a file that doesn't begin with the generator's marker line is never touched.

        The first line of each file has the path of the document as it is given here, so run the command from the same \
        folder to get the same bytes.

        EXAMPLES
          apigen generate
          apigen generate --spec petstore.yaml --output Sources/PetstoreAPI
        """)

    @OptionGroup var options: EmissionOptions

    func run() throws {
      let files = try options.emit()
      let folder = OutputFolder(path: options.output)
      let plan = try options.reporting { () throws(OutputError) in try folder.update(to: files) }
      for change in plan.changes {
        try Terminal.output.writeResult("\(change.verb) \(folder.path(of: change.name))\n")
      }
      guard !plan.changes.isEmpty else { return options.sayUpToDate(files) }
      let written = plan.changes.count { $0.new != nil }
      let removed = plan.changes.count - written
      let removals = removed == 0 ? "" : ", removed \(removed)"
      Terminal.messages.say("wrote \(written) of \(Count(files.count, "file")) to \(options.output)\(removals)")
    }
  }
#endif
