import Logging
import PostHogBatchExports
package import PostHogBatchExportsTesting

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A fake PostHog with a project in which some exports need attention. Its past of two weeks is made up when it is
/// created; from then on it lives in real time, and its jobs take moments.
package struct DemoProject: Sendable {
  package let fake: FakePostHog

  private static let past: TimeInterval = 14 * 86_400

  /// Creates the project.
  ///
  /// - Parameter present: Returns the current time.
  package init(present: @escaping @Sendable () -> Date = { Date() }) async throws {
    let now = present()
    let clock = DemoClock(startingAt: now.addingTimeInterval(-Self.past), present: present)
    var configuration = FakeConfiguration()
    configuration.schedules = .running
    fake = FakePostHog(configuration: configuration, now: { clock.now })
    var events: [(age: TimeInterval, isPause: Bool, export: UUID)] = []
    for export in DemoExport.all {
      let id = try fake.addExport(
        BatchExportRequest(
          name: export.name, destination: export.destination, interval: export.interval, model: export.model,
          timezone: export.timezone, offsetHour: export.offsetHour))
      fake.decideRuns(of: id) { run in run.isBackfill ? nil : export.outcome(now.timeIntervalSince(run.end)) }
      guard let pause = export.pause else { continue }
      events.append((pause.from, true, id))
      if let end = pause.until { events.append((end, false, id)) }
    }
    for event in events.sorted(by: { $0.age > $1.age }) {
      clock.move(to: now.addingTimeInterval(-event.age))
      let export = try fake.client().project(FakeProject().id).batchExports[event.export]
      _ = try await event.isPause ? export.pause() : export.unpause()
    }
    clock.arrive()
    fake.configure { $0.timing.scale(by: 0.02) }
  }
}

extension DemoProject {
  /// The environment of a command that talks to the demo instead of a server.
  package func environment(_ outer: CommandEnvironment) -> CommandEnvironment {
    var environment = outer
    environment.variables[Credentials.environmentVariable] = FakeAPIKey().value
    environment.variables[PostHogClient.projectVariable] = "\(FakeProject().id)"
    environment.variables[PostHogHost.environmentVariable] = nil
    environment.makeClient = { [fake] host, credentials, configuration, logger in
      PostHogClient(
        host: host, credentials: credentials, transport: fake, logger: logger, configuration: configuration)
    }
    return environment
  }
}
