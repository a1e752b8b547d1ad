import ArgumentParser
import Console
import Logging
import OperationCore
import PostHogBatchExports

/// `posthog-exports login`.
struct LoginCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Tests a key and stores it in a profile.",
    discussion: """
      The key is read without being shown, or from standard input if that is no terminal. It is tested with one request \
      and written to posthog-exports/profiles.yaml in the folder for configuration (XDG_CONFIG_HOME, or ~/.config), which \
      only you can read. The first profile becomes the default; --default makes another one the default.
      """)

  @Option(help: ArgumentHelp("The name of the profile.", valueName: "name")) var profile = "default"
  @Option(help: ArgumentHelp("us, eu or the URL of an instance.", valueName: "host")) var host = "us"
  @Option(help: ArgumentHelp("The number of the project.", valueName: "number")) var project: String
  @Flag(name: .customLong("default"), help: "Use this profile where none is named.") var isDefault = false

  func run(in environment: CommandEnvironment) async throws {
    let file = try ProfileFile(in: environment.variables)
    _ = try file.read()
    let address = try PostHogHost.environment(in: [PostHogHost.environmentVariable: host])
    let key = Secret(try key(from: environment))
    let client = environment.makeClient(
      address, try .static(key), PostHogClient.Configuration(),
      Logger(label: CommandEnvironment.program) { _ in SwiftLogNoOpLogHandler() })
    let handle = try client.projectFromEnvironment([PostHogClient.projectVariable: project])
    let count = try await client.send(handle.batchExports.list(limit: 1).pages.first).count
    let account = Profile(host: host, project: project, key: try key.sendable())
    try await file.change { profiles in
      profiles.byName[profile] = account
      if isDefault || profiles.selected == nil { profiles.selected = profile }
    }
    let exports = Count(count, "batch export")
    environment.say(
      "the key works for project \(project) with \(exports); stored as profile “\(profile)” in \(file.path)")
  }

  private func key(from environment: CommandEnvironment) throws(CommandFailure) -> String {
    if environment.canAsk {
      environment.messages.write("Personal API key (phx_…) for \(host), which isn't shown: ")
    }
    let key = environment.keyboard.isTerminal ? environment.keyboard.readSecret() : environment.keyboard.readLine()
    if environment.canAsk { environment.messages.write("\n") }
    guard let key, !key.isEmpty else { throw .usage("there is no key on standard input") }
    return key
  }
}
