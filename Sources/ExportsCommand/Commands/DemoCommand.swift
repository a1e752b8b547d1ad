import ArgumentParser
import FakePostHogServer
import PostHogBatchExports

/// `posthog-exports demo`.
struct DemoCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Runs a command against a made-up project in which some exports need attention.",
    discussion: """
      Nothing leaves the machine, and each call begins with the same project. Without a command the project is served \
      until you interrupt it, with the environment variables with which another terminal finds it.

      EXAMPLES
        posthog-exports demo status
        posthog-exports demo runs "Persons to Azure" --failed
        posthog-exports demo
      """)

  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("The command to run.", valueName: "command"))
  var command: [String] = []

  func run(in environment: CommandEnvironment) async throws {
    let demo = try await DemoProject(present: environment.now)
    guard command.isEmpty else {
      let arguments = command
      let status = await CommandEnvironment.$current.withValue(demo.environment(environment)) {
        await PostHogExports.status(of: arguments)
      }
      if status != 0 { throw ExitCode(status) }
      return
    }
    try await FakePostHogServer.serve(demo.fake) { server in
      for (name, value) in server.environment.sorted(by: { $0.key < $1.key }) {
        try environment.write("export \(name)=\(value)\n")
      }
      environment.say("serving at \(server.origin): paste the lines above into another terminal; Ctrl-C ends it")
      while true { try await Task.sleep(for: .seconds(3_600)) }
    }
  }
}
