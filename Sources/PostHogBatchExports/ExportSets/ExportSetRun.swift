import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Carries out the changes of a plan, one after another.
struct ExportSetRun: Sendable {
  let exports: BatchExports.Collection<PostHogClient, ProjectScope>
  let environment: [String: String]

  /// Carries out a change. A failure is an outcome, so that the other changes go on.
  func outcome(of change: ExportChange) async -> ExportOutcome {
    do throws(PostHogError) {
      return ExportOutcome(change: change, result: try await result(of: change))
    } catch {
      let secrets = change.secrets.values.compactMap { environment[$0] }.filter { !$0.isEmpty }.map { Secret($0) }
      return ExportOutcome(change: change, result: .failed(error.redacted(secrets)))
    }
  }

  private func result(of change: ExportChange) async throws(PostHogError) -> ExportOutcome.Result {
    var secrets: [String: Secret] = [:]
    for (path, variable) in change.secrets.sorted(by: { $0.key < $1.key }) {
      guard let value = environment[variable], !value.isEmpty else {
        return .refused("the environment variable \(variable), for \(path), is not set")
      }
      secrets[path] = Secret(value)
    }
    guard let id = change.exportID else { return try await create(change, secrets) }
    guard let current = try await found(id) else {
      return change.kind == .delete ? .done(id) : .refused("the export has been deleted since the plan was made")
    }
    guard current.lastUpdatedAt == change.lastUpdatedAt else {
      return .refused("the export has changed since the plan was made")
    }
    if change.kind == .delete { try await exports[id].delete() } else { try await update(current, change, secrets) }
    return .done(id)
  }

  private func found(_ id: UUID) async throws(PostHogError) -> BatchExport? {
    do throws(PostHogError) {
      return try await exports[id].retrieve()
    } catch {
      if case .notFound = error.kind { return nil }
      throw error
    }
  }

  /// An export is paused before it is changed and resumed after that, so that it doesn't run half changed. The operations
  /// of their own say so to the server's schedule and, unlike a change of the property, keep the time of the pause.
  private func update(
    _ export: BatchExport, _ change: ExportChange, _ secrets: [String: Secret]
  ) async throws(PostHogError) {
    let item = exports[export.id]
    if change.pauses { _ = try await item.pause() }
    if let patch = try made({ () throws(JSONError) in try change.patch(of: export, secrets) }) {
      _ = try await item.update(patch)
    }
    if change.resumes { _ = try await item.unpause() }
  }

  // MARK: Creating

  private func create(_ change: ExportChange, _ secrets: [String: Secret]) async throws(PostHogError)
    -> ExportOutcome.Result
  {
    if let result = try await existing(change, id: { _ in nil }) { return result }
    let request = try made { () throws(JSONError) in try change.creation(secrets) }
    do throws(PostHogError) {
      return .done(try await exports.create(request).id)
    } catch {
      // Sent again, it could be created twice. It is there if only the response was lost.
      guard error.mayHaveTakenEffect, let result = try? await existing(change, id: { $0 }) else { throw error }
      return result
    }
  }

  /// Returns the result if there is an export of the name by now; nil if there is none.
  private func existing(
    _ change: ExportChange, id: (UUID) -> UUID?
  ) async throws(PostHogError) -> ExportOutcome.Result? {
    var list = exports.list().makeAsyncIterator()
    while let export = try await list.next() {
      guard export.name == change.name else { continue }
      let current = CurrentExport(export)
      let isSame = change.properties.allSatisfy { wanted in
        let type = change.value(of: "destination.type")?.string.map(DestinationType.init(rawValue:))
        return ExportProperty.named(wanted.property, of: type).map { current.value(of: $0) == wanted.after } ?? false
      }
      return isSame
        ? .done(id(export.id)) : .refused("another export of this name has appeared since the plan was made")
    }
    return nil
  }

  /// Returns a body; an error if the plan has been tampered with.
  private func made<Body>(_ body: () throws(JSONError) -> Body) throws(PostHogError) -> Body {
    do throws(JSONError) {
      return try body()
    } catch {
      throw PostHogError(
        .invalidRequest("The plan has a value that can't be sent, at \(error.pointer ?? "its beginning")."))
    }
  }
}
