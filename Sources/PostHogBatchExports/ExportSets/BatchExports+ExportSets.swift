public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Collection where Sender == PostHogClient, Scope == ProjectScope {
  /// Reads the batch exports of the project as a set, with everything that a set can manage but `paused`.
  ///
  /// Planning the set that is read changes nothing.
  ///
  /// - Throws: ``ExportSetError/refused(_:)`` if two exports have the same name, or if the project is `@current` and has no
  ///   exports that would tell its number; otherwise what listing throws.
  public func pull() async throws(ExportSetError) -> PulledExports {
    let exports = try await all()
    guard let project = scope.number ?? exports.first?.teamID else {
      throw .refused([ExportSetProblem("the project has to be given by its number")])
    }
    return try PulledExports(of: exports, host: sender.host, project: project)
  }

  /// Plans how the exports of the project become what a set says. Nothing is changed.
  ///
  /// - Parameters:
  ///   - set: The exports as they should be.
  ///   - record: If there is one, the exports in it that aren't in the set any more are deleted.
  ///   - rotating: The names of the exports whose credentials are sent again.
  ///   - now: The moment of the plan, at which it is computed what is exported twice or never.
  /// - Throws: ``ExportSetError/refused(_:)`` with everything that is wrong, for example if the set is of another host or
  ///   another project; otherwise what listing throws.
  public func plan(
    _ set: ExportSet, pruning record: ExportSetRecord? = nil, rotating: Set<String> = [], at now: Date = Date()
  ) async throws(ExportSetError) -> ExportSetPlan {
    try check(set.host, set.project, "set")
    return try ExportSetPlan(of: set, for: try await all(), at: now, pruning: record, rotating: rotating)
  }

  /// Carries out a plan, one change after another. A change that fails, or whose export has changed since the plan was made,
  /// doesn't keep the others from going on.
  ///
  /// No request creates an export a second time: if the response to creating one is lost, the export is looked for by its
  /// name. If the task is cancelled, the outcomes so far are returned.
  ///
  /// - Parameters:
  ///   - plan: What to do.
  ///   - force: Whether more than 30 % of the exports may be deleted or paused.
  ///   - environment: The variables that hold the credentials; by default those of the process.
  ///   - onOutcome: Called with each outcome at once, so that it can be kept: see ``ExportSetRecord``.
  /// - Returns: The outcome of each change, in the order of the plan.
  /// - Throws: ``ExportSetError/refused(_:)``, before anything is changed, if the plan is of another host or another project or
  ///   has to be forced.
  public func apply(
    _ plan: ExportSetPlan, force: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    onOutcome: (ExportOutcome) async -> Void = { _ in }
  ) async throws(ExportSetError) -> [ExportOutcome] {
    try check(plan.host, plan.project, "plan")
    guard force || !plan.needsForce else {
      throw .refused([ExportSetProblem("more than 30 % of the exports would be deleted or paused", hint: "Force it.")])
    }
    let run = ExportSetRun(exports: self, environment: environment)
    var outcomes: [ExportOutcome] = []
    for change in plan.changes where !Task.isCancelled {
      outcomes.append(await run.outcome(of: change))
      await onOutcome(outcomes[outcomes.count - 1])
    }
    return outcomes
  }

  private func all() async throws(ExportSetError) -> [BatchExport] {
    do throws(PostHogError) {
      var exports: [BatchExport] = []
      var list = self.list().makeAsyncIterator()
      while let export = try await list.next() { exports.append(export) }
      return exports
    } catch {
      throw .client(error)
    }
  }

  private func check(_ host: PostHogHost, _ project: Int, _ subject: String) throws(ExportSetError) {
    if host != sender.host {
      throw .refused([ExportSetProblem("the \(subject) is for \(host), the client is for \(sender.host)")])
    }
    guard scope.number == project else {
      let ours = scope.number.map { "project \($0)" } ?? "a project that isn't given by its number"
      throw .refused([ExportSetProblem("the \(subject) is for project \(project), the client is for \(ours)")])
    }
  }
}
