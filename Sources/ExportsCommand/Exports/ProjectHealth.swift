import Console
import PostHogBatchExports

/// A project whose exports are looked at.
struct WatchedProject: Sendable {
  /// The name of its profile, if the projects of all profiles are looked at.
  let profile: String?
  let connection: Connection

  /// The most exports of which more runs are read than a list has.
  private static let mostReadOn = 20

  /// Reads how its exports are doing.
  ///
  /// - Parameter least: The exports that are doing better are left out.
  /// - Throws: The error, if the user has interrupted the command.
  func health(
    _ environment: CommandEnvironment, least: HealthLevel
  ) async throws(PostHogError) -> ProjectHealth {
    var exports: [Health] = []
    do throws(PostHogError) {
      var list = connection.exports.health(
        now: environment.now(), zones: .system(in: environment.variables), readsOn: Self.mostReadOn
      ).makeAsyncIterator()
      while let health = try await list.next() {
        if health.level >= least { exports.append(health) }
      }
      return ProjectHealth(project: self, exports: .success(exports))
    } catch {
      guard error.exitStatus != ExitStatus.interrupted else { throw error }
      return ProjectHealth(project: self, exports: .failure(error))
    }
  }
}

/// How the exports of a project are doing, or why that can't be read.
struct ProjectHealth: Sendable {
  let project: WatchedProject
  let exports: Result<[Health], PostHogError>

  /// Why the exports can't be read; `nil` if they were.
  var error: PostHogError? { if case .failure(let error) = exports { error } else { nil } }

  /// The exports, as rows of a list; none if they can't be read.
  var rows: [HealthRow] { ((try? exports.get()) ?? []).map { HealthRow(project: project, health: $0) } }

  /// The exports that are failing or were stopped by the server.
  var failing: [HealthRow] { rows.filter { $0.health.level >= .failing } }
}

/// How an export is doing, as a row of a list.
struct HealthRow: Sendable, Named {
  let project: WatchedProject
  let health: Health

  var name: String { health.name }
}
