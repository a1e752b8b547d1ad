import Foundation
import PostHogBatchExports
import Testing

@testable import ExportsCommand

@Suite struct ConnectionTests {
  /// Environment variables, and what the command says without a usable one.
  private static let broken: [(variables: [String: String], arguments: [String], status: Int32, part: String)] = [
    ([:], ["list"], 77, "there is no key: run `posthog-exports login`"),
    ([Credentials.environmentVariable: "phc_project"], ["list"], 77, "project token"),
    ([Credentials.environmentVariable: CommandBench.key], ["list"], 64, "no project is named"),
    ([Credentials.environmentVariable: CommandBench.key], ["list", "--project", "one"], 64, "not a project's number"),
    (
      [Credentials.environmentVariable: CommandBench.key, PostHogHost.environmentVariable: "us"],
      ["list", "--project", "1", "--host", "eu"], 64, "the key of the environment is for https://us.posthog.com"
    ),
    (
      [Credentials.environmentVariable: CommandBench.key], ["list", "--project", "1", "--host", "nowhere"], 64,
      "has to be us, eu or a URL"
    ),
    ([Credentials.environmentVariable: "phx_other"], ["list", "--project", "1"], 77, "does not accept the API key"),
    ([:], ["list", "--profile", "work"], 64, "there is no profile work"),
    ([:], ["list", "--key-file", "/nowhere/key", "--project", "1"], 64, "there is no file /nowhere/key"),
  ]

  @Test(arguments: broken)
  func aConnectionThatCannotBeMadeIsExplained(
    case: (variables: [String: String], arguments: [String], status: Int32, part: String)
  ) async throws {
    var bench = try await CommandBench()
    bench.environment.variables = `case`.variables.merging(["HOME": "/nowhere"]) { $1 }
    let outcome = await bench.run(`case`.arguments)
    #expect(outcome.status == `case`.status)
    #expect(outcome.messages.contains(`case`.part), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test func loginStoresAKeyThatOnlyTheUserCanRead() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var bench = try await CommandBench()
    bench.environment.variables = ["XDG_CONFIG_HOME": folder.path]
    let login = await bench.run("login", "--project", "1", "--profile", "demo", answers: [CommandBench.key])
    #expect(login.status == 0, "\(login.messages)")
    #expect(!login.messages.contains(CommandBench.key))
    let file = folder.appending(path: "posthog-exports/profiles.yaml")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)

    let list = await bench.run("list", "-o", "jsonl")
    #expect(list.status == 0)
    #expect(list.output.split(separator: "\n").count == 6)
    #expect(await bench.run("list", "--profile", "demo", "--host", "eu").status == 64)
    #expect(await bench.run("list", "--profile", "demo", "--host", "https://us.posthog.com/").status == 0)
    bench.environment.variables[PostHogHost.environmentVariable] = "eu"
    #expect(await bench.run("list").status == 64)
    #expect(await bench.run("list", "--profile", "demo").status == 0)
    bench.environment.variables[PostHogHost.environmentVariable] = nil
    bench.environment.variables[PostHogClient.projectVariable] = "999"
    #expect(await bench.run("list").status == 2)
    bench.environment.variables[PostHogClient.projectVariable] = nil
    #expect(await bench.run("whoami").output.contains("✓ batch_export:read"))

    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    let exposed = await bench.run("list")
    #expect(exposed.status == 64)
    #expect(exposed.messages.contains("chmod 600"))
  }

  @Test func aKeyFileThatOthersCanReadIsUsedWithAWarning() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("\(CommandBench.key)\n".utf8).write(to: file)
    var bench = try await CommandBench()
    bench.environment.variables = [:]
    for (mode, flags, isWarned) in [(0o444, [], true), (0o444, ["--quiet"], false), (0o600, [], false)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      let outcome = await bench.run(["list", "--project", "1", "--key-file", file.path] + flags)
      #expect(outcome.status == 0)
      #expect(
        outcome.messages == (isWarned ? "posthog-exports: others can read \(file.path), which holds a key\n" : ""))
    }
  }

  @Test func aFaultyProfileShowsNoKey() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "posthog-exports/profiles.yaml")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("profiles: {work: {host: us, key: \(CommandBench.key), projct: 1}}\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    var bench = try await CommandBench()
    bench.environment.variables = ["XDG_CONFIG_HOME": folder.path]
    let outcome = await bench.run("list")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("unknown key 'projct'"))
    #expect(outcome.messages.contains("profiles.yaml:1:"))
    #expect(!outcome.messages.contains(CommandBench.key))
  }

  @Test func aKeyThatIsRefusedIsNotStored() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var bench = try await CommandBench()
    bench.environment.variables = ["XDG_CONFIG_HOME": folder.path]
    let outcome = await bench.run("login", "--project", "1", answers: ["phx_wrong"])
    #expect(outcome.status == 77)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(!outcome.messages.contains("phx_wrong"))
  }
}
