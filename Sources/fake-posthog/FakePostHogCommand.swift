import ArgumentParser
import FakePostHogServer
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
      The first line on standard output is the URL to talk to. The key is phx_fake_key, the project is 1. Jobs go on by \
      themselves; --speed makes their time pass faster.

      Example: swift run fake-posthog --port 8010 --speed 20
      """)

  @Option(help: "The address to listen at.") var host = "127.0.0.1"
  @Option(help: "The port to listen at; 0 takes a free one.") var port = 0
  @Option(help: ArgumentHelp("How many times faster than real time jobs go on.", valueName: "factor")) var speed = 1.0
  @Option(help: ArgumentHelp("Append every request and answer to this file, a line of JSON each.", valueName: "file"))
  var record: String?

  func validate() throws {
    guard speed.isFinite, speed > 0 else { throw ValidationError("--speed must be more than 0") }
    guard (0...65535).contains(port) else { throw ValidationError("--port must be 0 to 65535") }
  }

  func run() async throws {
    let recorder = try record.map(ExchangeRecorder.init(path:))
    var configuration = FakeConfiguration()
    configuration.timing.scale(by: 1 / speed)
    let fake = FakePostHog(configuration: configuration, onExchange: { recorder?.record($0) })
    try await FakePostHogServer.serve(fake, host: host, port: port) { server in
      print(server.origin)
      fflush(nil)  // Whoever started this waits for the line, through a pipe.
      while true { try await Task.sleep(for: .seconds(3600)) }
    }
  }
}
