import PostHogBatchExports

/// A command that talks to PostHog.
protocol ConnectedCommand: ReportingCommand {
  var connection: ConnectionOptions { get }
}

extension ConnectedCommand {
  var timeLimit: Duration? { connection.timeout?.duration }

  func zone(in environment: CommandEnvironment) -> TimeZoneRules { connection.times(in: environment).zone }
}
