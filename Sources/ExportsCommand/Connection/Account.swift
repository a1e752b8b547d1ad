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
    let variables = environment.variables
    func variable(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let keyFile {
      let key = try Self.key(in: keyFile, environment)
      return Account(
        host: host ?? variable(PostHogHost.environmentVariable) ?? "us",
        project: project ?? variable(PostHogClient.projectVariable), credentials: try .static(key))
    }
    if profile == nil, variable(Credentials.environmentVariable) != nil {
      return Account(
        host: host ?? variable(PostHogHost.environmentVariable) ?? "us",
        project: project ?? variable(PostHogClient.projectVariable), credentials: try .environment(in: variables))
    }
    let profile = try namedProfile(in: variables)
    guard host.map({ $0 == profile.host }) ?? true else {
      throw CommandFailure.usage("the profile's key is for the host \(profile.host), and --host names another one")
    }
    return Account(
      host: profile.host, project: project ?? profile.project, credentials: try .static(profile.key))
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

  private static func key(in path: String, _ environment: CommandEnvironment) throws(CommandFailure) -> Secret {
    if path == "-" { return Secret(environment.keyboard.readLine() ?? "") }
    guard let bytes = try WholeFile.read(path) else { throw .usage("there is no file \(path)") }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}
