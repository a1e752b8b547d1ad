import PostHogBatchExports
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Keeps the user's other commands on this machine out while one changes the exports of a project. The API has no way to create
/// an export only if there is none of its name.
struct ProjectLock {
  private let project: Int
  private let path: String

  /// Finds the lock, a file in the folder for temporary files.
  init(of project: Int, at host: PostHogHost, in variables: [String: String]) {
    let folder = variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let name = "\(getuid())-\(host)-\(project)".replacing(/[^A-Za-z0-9.-]+/, with: "_")
    (self.project, path) = (project, "\(folder)/posthog-exports-\(name).lock")
  }

  /// Does something while no other command changes the exports.
  ///
  /// - Throws: ``CommandFailure`` if another command does.
  func locked<Result>(_ work: () async throws -> Result) async throws -> Result {
    // It is there already, unless this is the first such command.
    try? FileDescriptor.open(
      FilePath(path), .readOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite
    ).close()
    return try await WholeFile.locked(path, as: "the exports of project \(project)", waits: false, work: work)
  }
}
