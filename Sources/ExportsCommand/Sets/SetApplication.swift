import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Carries out a plan for exports: shows it, asks, and writes each outcome as a line of JSON.
struct SetApplication {
  let connection: Connection
  let environment: CommandEnvironment
  /// The file that the plan was made for.
  let file: String
  var force = false

  /// Applies a plan.
  ///
  /// - Parameter yes: Whether the user has agreed in advance.
  func apply(_ plan: ExportSetPlan, yes: Bool) async throws {
    guard !plan.isEmpty else { return environment.say("nothing to do") }
    environment.messages.write(plan.text + "\n")
    guard try yes || environment.confirms("Apply?", orElse: "--yes") else {
      throw environment.declined("nothing was changed")
    }
    // The library reads again what there is before it creates an export, so a plan may be older than the lock.
    try await ProjectLock(of: plan.project, at: plan.host, in: environment.variables).locked {
      try await carryOut(plan)
    }
  }

  private func carryOut(_ plan: ExportSetPlan) async throws {
    let record = RecordFile(besides: file)
    var made = try record.begin(plan)
    var fault: CommandFailure?
    let outcomes = try await connection.exports.apply(plan, force: force, environment: environment.variables) {
      outcome in
      environment.output.write(outcome.line)
      made.add(outcome)
      // Kept at once, so that a crash forgets nothing that was made.
      do throws(CommandFailure) { try record.write(made) } catch { fault = error }
    }
    if let fault { throw fault }
    try end(outcomes, of: plan)
  }

  private func end(_ outcomes: [ExportOutcome], of plan: ExportSetPlan) throws {
    let done = outcomes.count(where: \.isDone)
    if done == plan.changes.count { return }
    if outcomes.count < plan.changes.count { throw ExitStatus.interrupted }
    if done > 0 { throw ExitStatus.partial }
    let errors = outcomes.compactMap { if case .failed(let error) = $0.result { error } else { nil } }
    throw errors.first?.exitStatus ?? ExitStatus.refused
  }
}

extension ExportOutcome {
  /// The outcome as a line of JSON.
  fileprivate var line: String {
    var json = JSONWriter()
    json.writeObject { json in
      json.write("change", change.kind.rawValue)
      json.write("export", change.name)
      switch result {
      case .done(let id):
        json.write("done", true)
        json.write("id", id)
      case .refused(let reason):
        json.write("done", false)
        json.write("reason", reason)
      case .failed(let error):
        json.write("done", false)
        json.write("reason", "\(error)")
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
