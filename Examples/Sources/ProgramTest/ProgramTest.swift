// A test of a whole program: a fake PostHog is served on a socket, and the program finds it by its environment. The program here is
// `FailingExports` of this package; its path is the argument.

import FakePostHogServer
import Foundation
import PostHogBatchExportsTesting

@main
struct ProgramTest {
  static func main() async throws {
    let path = CommandLine.arguments.dropFirst().first ?? ".build/debug/FailingExports"
    var configuration = FakeConfiguration()
    configuration.failingRunPeriod = 1
    let fake = FakePostHog(configuration: configuration)
    let export = try fake.addExport(#"{"name": "Nightly", "interval": "day"}"#)
    fake.startRun(of: export)
    fake.advance(by: .seconds(60))
    let (status, output) = try await FakePostHogServer.serve(fake) { server in
      try await run(path, environment: server.environment)
    }
    print(output, terminator: "")
    guard status == 1, output.hasPrefix("Nightly: The destination refused the data.") else {
      print("expected status 1 and the failing export, and the status was \(status)")
      exit(1)
    }
    print("The program made \(fake.requests.count) requests, and said what it should.")
  }

  private static func run(_ path: String, environment: [String: String]) async throws -> (status: Int32, output: String)
  {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { process in
        let output = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        continuation.resume(returning: (process.terminationStatus, output))
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
