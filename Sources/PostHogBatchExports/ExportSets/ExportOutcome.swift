import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What became of a change of a plan.
public struct ExportOutcome: Sendable {
  /// The change.
  public let change: ExportChange
  /// What became of it.
  public let result: Result

  /// What can become of a change.
  public enum Result: Sendable {
    /// It is done. The ID is that of the export; nil if the export was there already, as it should be created.
    case done(UUID?)
    /// Nothing was changed, because the export isn't as it was when the plan was made, or because a credential is missing.
    /// The text says why.
    case refused(String)
    /// A request failed. Some of the change may be done: ``PostHogError/mayHaveTakenEffect`` says so of the last request.
    /// Make a new plan to see what is left.
    case failed(PostHogError)
  }

  /// Whether the change is done.
  public var isDone: Bool { if case .done = result { true } else { false } }
}

extension ExportOutcome: CustomStringConvertible {
  /// The outcome on one line, without secrets.
  public var description: String {
    let subject = "\(change.kind.rawValue) \(printable(change.name, limit: 200))"
    return switch result {
    case .done: "\(subject): done"
    case .refused(let reason): "\(subject): not done, \(printable(reason, limit: 500))"
    case .failed(let error): "\(subject): failed. \(error)"
    }
  }
}
