// What a program learns in production of a server that is newer than this library.

public import OperationCore
import Synchronization

/// Something in an answer that this library does not know: a member that no model has, or a value that an enum does not list.
///
/// Neither is an error: answers are read without it. But it tells that the API has moved on.
public struct DriftReport: Sendable, Hashable, CustomStringConvertible {
  /// The id of the operation whose answer it was in.
  public let operationID: String
  /// What is not known. The text is the server's, bounded, and without anything that looks like a key.
  public let kind: Drift.Finding.Kind
  /// The name of the model or enum that does not know it.
  public let type: String
  /// What kind of JSON value it is.
  public let valueKind: JSONKind
  /// Where it first stood in the answer, as a JSON Pointer (RFC 6901).
  public let pointer: String

  init(_ finding: Drift.Finding, operationID: String, key: Secret) {
    func hidden(_ text: String) -> String { KeyRedaction.redacted(text, key: key) }
    self.operationID = operationID
    kind =
      switch finding.kind {
      case .unknownMember(let name): .unknownMember(hidden(name))
      case .unknownValue(let value): .unknownValue(hidden(value))
      }
    type = finding.type
    valueKind = finding.valueKind
    pointer = hidden(finding.pointer)
  }

  /// `batch_exports_list: /results/0/new: BatchExport knows no member new (number)`
  public var description: String {
    switch kind {
    case .unknownMember(let name): "\(operationID): \(pointer): \(type) knows no member \(name) (\(valueKind))"
    case .unknownValue(let value): "\(operationID): \(pointer): \(type) knows no value \(value)"
    }
  }
}

/// Tells a program of each finding once.
final class DriftReporter: Sendable {
  private struct Finding: Hashable {
    let operationID: String
    let kind: Drift.Finding.Kind
    let type: String
  }

  /// Findings beyond these are not told: a server that makes up new names all the time would fill the memory.
  private static let limit = 1_000

  private let report: @Sendable (DriftReport) -> Void
  private let told = Mutex<Set<Finding>>([])

  init(_ report: @escaping @Sendable (DriftReport) -> Void) {
    self.report = report
  }

  /// Tells what was found in an answer and was not told before.
  func tell(_ drift: Drift, operationID: String, key: Secret) {
    for finding in drift.findings {
      let isNew = told.withLock { told in
        told.count < Self.limit
          && told.insert(Finding(operationID: operationID, kind: finding.kind, type: finding.type)).inserted
      }
      if isNew { report(DriftReport(finding, operationID: operationID, key: key)) }
    }
  }
}
