import ArgumentParser
import Diagnostics
import ExportsFile
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file of exports.
struct SetFile {
  let path: String

  /// Reads the file.
  ///
  /// - Throws: ``CommandFailure`` with each fault at its place.
  func document() throws(CommandFailure) -> ExportsDocument {
    try reporting { () throws(DiagnosticError) in try ExportsDocument(path: path) }
  }

  /// Plans how the exports of the project become what the file says.
  ///
  /// - Parameters:
  ///   - document: What the file says.
  ///   - name: The only export of the file that counts; `nil` for all.
  ///   - record: The exports that are deleted if the file doesn't have them.
  ///   - rotating: The exports whose credentials are sent again.
  /// - Throws: ``CommandFailure`` with each fault of the file at its place.
  func plan(
    of document: ExportsDocument, with connection: Connection, at now: Date, only name: String? = nil,
    pruning record: ExportSetRecord? = nil,
    rotating: Set<String> = []
  ) async throws -> ExportSetPlan {
    var set = document.set
    if let name {
      set.exports.removeAll { $0.name != name }
      guard !set.exports.isEmpty else { throw CommandFailure.usage("\(path) has no export “\(name)”") }
    }
    do throws(ExportSetError) {
      return try await connection.exports.plan(set, pruning: record, rotating: rotating, at: now)
    } catch {
      guard case .refused(let problems) = error else { throw error }
      return try reporting { () throws(DiagnosticError) in throw document.located(problems) }
    }
  }

  private func reporting<Result>(_ work: () throws(DiagnosticError) -> Result) throws(CommandFailure) -> Result {
    do throws(DiagnosticError) {
      return try work()
    } catch {
      throw .usage(error.diagnostics.map(\.rendered).joined(separator: "\n"))
    }
  }
}

extension ExportSetError {
  /// The exit status of a command that ends with the error.
  var exitStatus: ExitCode {
    switch self {
    case .refused: ExitStatus.usage
    case .client(let error): error.exitStatus
    }
  }
}
