import ArgumentParser
import Logging
import OperationClient
import OperationCore
import PostHogBatchExports

/// Where the command finds PostHog, and how it behaves towards it.
struct ConnectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The profile to use; `login` writes it.", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("us, eu or the URL of an instance (POSTHOG_HOST).", valueName: "host"))
  var host: String?

  @Option(help: ArgumentHelp("The number of the project (POSTHOG_PROJECT_ID).", valueName: "number"))
  var project: String?

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the key, or - for standard input (POSTHOG_PERSONAL_API_KEY).", valueName: "file"))
  var keyFile: String?

  @Option(help: ArgumentHelp("The command gives up after this time, such as 90s or 2h.", valueName: "time"))
  var timeout: Period?

  @Option(help: ArgumentHelp("Requests a minute; 480 unless given, and 4800 an hour.", valueName: "number"))
  var rate: Int?

  @Flag(name: .shortAndLong, help: "Print nothing but results, errors and questions.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Log each request, without the key.")
  var verbose = false

  @Flag(help: "Show times in UTC instead of the local zone.")
  var utc = false

  func validate() throws {
    guard rate.map({ $0 > 0 }) ?? true else { throw ValidationError("--rate must be more than 0") }
  }
}

extension ConnectionOptions {
  /// Returns a client for a project.
  ///
  /// Flags come first, then the profile that is named, then environment variables, then the profile that is the default.
  /// The host of a profile, or beside the key in the environment, is the only one that the key is sent to.
  func connection(in environment: CommandEnvironment) throws -> Connection {
    let account = try account(in: environment)
    let host = try PostHogHost.environment(in: [PostHogHost.environmentVariable: account.host])
    let client = environment.makeClient(host, account.credentials, configuration, logger(to: environment))
    guard let project = account.project else {
      throw CommandFailure.usage("no project is named: use --project, POSTHOG_PROJECT_ID, or a profile")
    }
    let variables = [PostHogClient.projectVariable: project]
    return Connection(client: client, project: try client.projectFromEnvironment(variables), projectName: project)
  }

  /// Returns how times are shown.
  func times(in environment: CommandEnvironment) -> TimeText { TimeText(zone: utc ? .utc : environment.timeZone) }

  /// Returns the limit on requests that a client of a host keeps; `nil` if it keeps none.
  func rateLimit(at host: PostHogHost) -> RateLimit? {
    rate.map(RateLimit.init(perMinute:)) ?? (host.isCloud ? RateLimit() : nil)
  }

  private var configuration: PostHogClient.Configuration {
    var configuration = PostHogClient.Configuration()
    if let rate { configuration.rateLimit = .limited(RateLimit(perMinute: rate)) }
    return configuration
  }

  private func logger(to environment: CommandEnvironment) -> Logger {
    guard verbose else { return Logger(label: CommandEnvironment.program) { _ in SwiftLogNoOpLogHandler() } }
    return Logger(label: CommandEnvironment.program) { _ in LineLogHandler(terminal: environment.messages) }
  }
}
