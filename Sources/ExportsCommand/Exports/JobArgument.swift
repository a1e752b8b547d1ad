import ArgumentParser
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The ID of a run, a backfill or a file download.
struct JobArgument: ExpressibleByArgument {
  let id: UUID

  init?(argument: String) {
    guard let id = UUID(uuidString: argument) else { return nil }
    self.id = id
  }

  static let help = ArgumentHelp("The ID of a run, a backfill or a file download.", valueName: "job")

  /// Finds the job.
  ///
  /// - Throws: CommandFailure if the project has no such job.
  func job(in connection: Connection) async throws -> ProjectJob {
    if let job = try await connection.project.job(id) { return job }
    throw CommandFailure(
      "the project has no run, backfill or file download \(id.lowercaseText)", ExitStatus.refused)
  }
}
