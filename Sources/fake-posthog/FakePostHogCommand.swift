import ArgumentParser
import FakePostHogServer
import PostHogBatchExports
import PostHogBatchExportsTesting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Serves a fake PostHog until it is stopped.
@main
struct FakePostHogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fake-posthog",
    abstract: "Serves a PostHog that keeps batch exports in memory, for demos and tests.",
    discussion: """
      The first line of standard output is the URL of the fake. The lines after it set the environment variables that the \
      client reads, and can be pasted into a shell. A GET of that URL lists how a script can control the fake: make a run \
      fail, respond to a request in another way, move the time ahead.

      Example: scripts/swift run fake-posthog --port 8010 --seed demo --fail-runs 3 --speed 20
      """)

  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port to listen on; 0 chooses a free one.") var port = 0
  @Option(help: "The personal API key that the fake accepts.") var key = FakeAPIKey().value
  @Option(help: "The number of the project.") var project = FakeProject().id
  @Option(help: "What exists at the start.") var seed = Seed.empty
  @Option(help: ArgumentHelp("Make every n-th run fail; 1 makes all of them fail.", valueName: "n")) var failRuns: Int?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The only features to enable.", valueName: "feature"))
  var features: [Feature] = []
  @Option(help: ArgumentHelp("How many times faster than real time jobs progress.", valueName: "factor")) var speed =
    1.0
  @Option(
    help: ArgumentHelp("Append every request and response to this file, as one line of JSON each.", valueName: "file"))
  var record: String?

  func validate() throws {
    guard speed.isFinite, speed > 0 else { throw ValidationError("--speed must be more than 0") }
    guard (0...65535).contains(port) else { throw ValidationError("--port must be 0 to 65535") }
    guard project > 0 else { throw ValidationError("--project must be more than 0") }
    guard failRuns.map({ $0 > 0 }) ?? true else { throw ValidationError("--fail-runs must be more than 0") }
    do { _ = try Credentials.static(key) } catch { throw ValidationError("--key: \(error)") }
  }

  func run() async throws {
    let recorder = try record.map(ExchangeRecorder.init(path:))
    let fake = FakePostHog(configuration: fakeConfiguration, onExchange: { recorder?.record($0) })
    try seed.fill(fake, project: project)
    try await FakePostHogServer.serve(fake, host: host, port: port) { server in
      print(server.origin)
      for (name, value) in server.environment.sorted(by: { $0.key < $1.key }) {
        print("export \(name)='\(value.replacing("'", with: #"'\''"#))'")
      }
      fflush(nil)  // The program that started this waits for the line, through a pipe.
      while true { try await Task.sleep(for: .seconds(3600)) }
    }
  }

  private var fakeConfiguration: FakeConfiguration {
    var configuration = FakeConfiguration()
    configuration.keys = [FakeAPIKey(key)]
    configuration.projects = [FakeProject(id: project)]
    configuration.integrations = FakeIntegration.oneOfEachKind.map { integration in
      var integration = integration
      integration.project = project
      return integration
    }
    configuration.failingRunPeriod = failRuns
    configuration.timing.scale(by: 1 / speed)
    if !features.isEmpty {
      for feature in Feature.allCases { configuration.features[keyPath: feature.flag] = features.contains(feature) }
    }
    return configuration
  }
}
