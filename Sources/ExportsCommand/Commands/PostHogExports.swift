package import ArgumentParser
import Console
import PostHogBatchExports

/// The command line for those who operate batch exports.
package struct PostHogExports: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: CommandEnvironment.program,
    abstract: "Shows, mends and fetches the batch exports of a PostHog project.",
    discussion: """
      EXAMPLES
        posthog-exports demo status
        posthog-exports login --host eu --project 12345
        posthog-exports status --failing
        posthog-exports runs "Events to S3" --failed --since 30d
        posthog-exports gaps "Events to S3" --since 90d

      EXIT STATUS
        0    success
        1    something couldn't be read or done: network, timeout, fault of the server, disk; or you answered no
        2    the server refused
        3    an export is failing or has gaps, a step of its test failed, or not all runs that were waited for succeeded
        4    there are changes (plan)
        5    done in part
        64   incorrect usage
        77   no key, or no access
        130  interrupted

      Results go to standard output; messages, progress and questions to standard error. Only terminals get colours, and \
      NO_COLOR turns them off.
      """,
    version: LibraryVersion.current,
    subcommands: [
      StatusCommand.self, ListCommand.self, ShowCommand.self, PauseCommand.self, ResumeCommand.self, CreateCommand.self,
      UpdateCommand.self, DeleteCommand.self, TestCommand.self, RunsCommand.self, ExplainCommand.self,
      RetryCommand.self,
      GapsCommand.self, BackfillCommand.self, CancelCommand.self, WaitCommand.self, LogsCommand.self,
      DownloadCommand.self, PullCommand.self, PlanCommand.self, ApplyCommand.self, LoginCommand.self,
      WhoamiCommand.self,
      CompletionsCommand.self, DemoCommand.self,
    ])

  /// Parses the arguments of the process.
  package init() {}

  /// Runs the command that arguments name, and returns its exit status. Faults of the arguments, and help, are printed.
  package static func status(of arguments: [String]) async -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      let (environment, code) = (CommandEnvironment.current, exitCode(for: error).rawValue)
      let text = fullMessage(for: error)
      if !text.isEmpty { (code == 0 ? environment.output : environment.messages).write(text + "\n") }
      return code
    }
  }
}
