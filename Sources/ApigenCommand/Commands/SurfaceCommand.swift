#if APIGenerator
  import ArgumentParser
  import Console
  import DataReading
  import Diagnostics
  import SpecDrift

  /// `apigen surface`.
  struct SurfaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "surface",
      abstract: "Compares two lists of public declarations, and says which part of the version has to grow.",
      discussion: """
        `apigen generate` writes the list `api.txt` beside the code. Compare that of the last release with the current \
        one. A program may no longer compile if a declaration is removed or its type, its labels or their order change; \
        then the major version has to grow or, before 1.0, the minor version. If declarations were only added, it is the \
        minor version.

        A list is a file, or a file of a revision of git.

        EXAMPLES
          apigen surface git:v0.1.0:Generated/api.txt Generated/api.txt
          apigen surface old/api.txt new/api.txt --from 0.1.0 --to 0.2.0

        EXIT STATUS
          0   the version --to is high enough, or wasn't given
          1   it isn't
          2   a list can't be read
          64  incorrect usage
        """)

    @Argument(help: ArgumentHelp("The list as it was.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The list as it is.", valueName: "new"))
    var new: String

    @Option(help: ArgumentHelp("The version of the old list.", valueName: "version"), transform: version)
    var from: SemanticVersion?

    @Option(
      help: ArgumentHelp("The version that the new list is released as.", valueName: "version"), transform: version)
    var to: SemanticVersion?

    func validate() throws {
      guard let to else { return }
      guard let from else { throw ValidationError("--to needs --from, the version of the old list.") }
      guard to >= from else { throw ValidationError("\(to) isn't later than \(from).") }
    }

    func run() async throws {
      let report = try await report()
      try Terminal.output.writeResult(report.text { Terminal.output.paint($0 == .breaking ? .boldRed : .bold, $1) })
      guard let from else { return Terminal.messages.say(Self.advice(report)) }
      let due = report.bump(after: from)
      guard let to else { return Terminal.messages.say("after \(from), \(Self.words(due))") }
      guard to.bump(since: from) < due else { return Terminal.messages.say("\(to) is high enough after \(from)") }
      Terminal.messages.say("\(to) is too low after \(from): \(Self.words(due))")
      throw ExitStatus.differences
    }

    private func report() async throws -> SurfaceReport {
      try await Terminal.messages.reporting { () async throws(DiagnosticError) in
        let (old, new) = (try DocumentSource(old), try DocumentSource(new))
        return try SurfaceReport(old: old.files.file(at: old.path), new: new.files.file(at: new.path))
      }
    }

    private static func version(_ text: String) throws -> SemanticVersion {
      guard let version = SemanticVersion(text) else {
        throw ValidationError("`\(text)` isn't a version such as 1.4.0.")
      }
      return version
    }

    private static func advice(_ report: SurfaceReport) -> String {
      switch report.level {
      case .none: "a patch version is enough"
      case .info, .warning: "the minor version has to grow"
      case .breaking: "the major version has to grow or, before 1.0, the minor version"
      }
    }

    private static func words(_ bump: VersionBump) -> String {
      switch bump {
      case .none: "a patch version is enough"
      case .minor: "the minor version has to grow"
      case .major: "the major version has to grow"
      }
    }
  }
#endif
