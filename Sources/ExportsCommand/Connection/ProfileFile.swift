import DataReading
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file in which the user keeps profiles: `posthog-exports/profiles.yaml` in the folder for configuration.
///
/// It holds keys, so a file that others can read is refused.
struct ProfileFile {
  let path: String

  /// Finds the file as the XDG Base Directory Specification says.
  init(in variables: [String: String]) throws(CommandFailure) {
    func folder(_ name: String) -> String? { variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    guard let base = folder("XDG_CONFIG_HOME") ?? folder("HOME").map({ $0 + "/.config" }) else {
      throw .usage("there is no folder for profiles: neither XDG_CONFIG_HOME nor HOME is set")
    }
    path = base + "/posthog-exports/profiles.yaml"
  }

  /// Reads the profiles; there are none without a file.
  func read() throws(CommandFailure) -> Profiles {
    let bytes = try WholeFile.read(path) { () throws(CommandFailure) in
      throw .usage("others can read \(path), which holds keys: run `chmod 600` on it")
    }
    guard let bytes else { return Profiles() }
    do throws(DiagnosticError) {
      return try Profiles(DataReader().read(bytes: bytes, path: path))
    } catch {
      // The line at fault isn't shown, since it may hold a key.
      throw .usage(
        error.diagnostics.map { "\($0.location.map { "\($0): " } ?? "")\($0.message)" }.joined(separator: "\n"))
    }
  }

  /// Changes the profiles, while no other command does, and creates the folder of the file. Only the user can read it.
  func change(_ change: (inout Profiles) -> Void) async throws {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure("can't create the folder \(folder): \(error)", ExitStatus.failed)
    }
    try await WholeFile.locked(folder, as: "the profiles", waits: true) {
      var profiles = try read()
      change(&profiles)
      try WholeFile.write(profiles.text, to: path, isSecret: true)
    }
  }
}
