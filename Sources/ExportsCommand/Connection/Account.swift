import Console
import OperationCore
import PostHogBatchExports

/// Which instance, which project and which key.
struct Account {
  let host: String
  let project: String?
  let credentials: Credentials
}

extension ConnectionOptions {
  /// Finds the account. See ``connection(in:)`` for the order.
  func account(in environment: CommandEnvironment) throws -> Account {
    let variables = environment.variables.filter { !$0.value.isEmpty }
    let (namedHost, namedProject) = (
      variables[PostHogHost.environmentVariable], variables[PostHogClient.projectVariable]
    )
    if let keyFile {
      return Account(
        host: host ?? namedHost ?? "us", project: project ?? namedProject,
        credentials: try .static(try key(in: keyFile, environment)))
    }
    if profile == nil, variables[Credentials.environmentVariable] != nil {
      try Self.check(host, against: namedHost, of: "the environment")
      return Account(
        host: namedHost ?? host ?? "us", project: project ?? namedProject,
        credentials: try .environment(in: variables))
    }
    let found = try namedProfile(in: variables)
    try Self.check(host, against: found.host, of: "the profile")
    // A profile that is named comes before the environment. The default profile doesn't: then both have to agree.
    if profile == nil { try Self.check(namedHost, against: found.host, of: "the default profile") }
    return Account(
      host: found.host, project: project ?? (profile == nil ? namedProject : nil) ?? found.project,
      credentials: try .static(found.key))
  }

  /// Sees that a key goes to no other host than the one that it is for.
  private static func check(_ host: String?, against other: String?, of place: String) throws {
    guard let host, let other else { return }
    let hosts = try [host, other].map { try PostHogHost.environment(in: [PostHogHost.environmentVariable: $0]) }
    guard hosts[0] == hosts[1] else {
      throw CommandFailure.usage(
        "the key of \(place) is for \(hosts[1]), and \(hosts[0]) is named too: use --profile or --key-file")
    }
  }

  private func namedProfile(in variables: [String: String]) throws(CommandFailure) -> Profile {
    let profiles = try ProfileFile(in: variables).read()
    if let profile {
      if let found = profiles.byName[profile] { return found }
      let names = profiles.byName.keys.sorted().joined(separator: ", ")
      throw .usage("there is no profile \(profile)" + (names.isEmpty ? ": `login` writes one" : "; there are \(names)"))
    }
    guard let name = profiles.selected, let found = profiles.byName[name] else {
      throw CommandFailure(
        "there is no key: run `posthog-exports login`, or set POSTHOG_PERSONAL_API_KEY", ExitStatus.noAccess)
    }
    return found
  }

  private func key(in path: String, _ environment: CommandEnvironment) throws(CommandFailure) -> Secret {
    if path == "-" { return Secret(environment.keyboard.readLine() ?? "") }
    let bytes = try WholeFile.read(path) {
      // Secrets that a container mounts are readable for all in it, so this is no error.
      if !quiet { environment.say("others can read \(path), which holds a key") }
    }
    guard let bytes else { throw .usage("there is no file \(path)") }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}
