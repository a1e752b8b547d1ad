import ArgumentParser
import FakePostHogServer
import PostHogBatchExports
import PostHogBatchExportsTesting

/// Runs a realistic session: the client, HTTP over loopback, and a fake PostHog.
@main
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posthog-demo",
    abstract: "Creates, runs, watches and deletes a batch export against a fake PostHog on loopback.",
    discussion: "Every step checks the responses; the exit status is 0 only if all of them are correct.")

  func run() async throws {
    var configuration = FakeConfiguration()
    configuration.timing.scale(by: 0.01)  // A job of half a minute takes a third of a second.
    let fake = FakePostHog(configuration: configuration)
    fake.addDashboard("Exports at a glance")
    let report = try await FakePostHogServer.serve(fake) { server in
      let posthog = PostHogClient(
        host: try .selfHosted(server.origin), credentials: try .static("phx_fake_key"))
      var session = Session(posthog: posthog, fake: fake)
      await session.run()
      return session.report
    }
    report.printSummary(requests: fake.requests.count)
    if !report.isFine { throw ExitCode.failure }
  }
}
