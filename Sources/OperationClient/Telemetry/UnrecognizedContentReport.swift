import Logging
public import OperationCore
import Synchronization

/// Something in a response that the generated code doesn't know or can't decode: a property that no model has, a value
/// that an enum doesn't list, an optional property whose value has another type, or a text with half of a surrogate
/// pair.
///
/// In production such reports show that a server is newer than the generated code. None of them is an error. An
/// optional property that can't be decoded is `nil`, and half of a surrogate pair is U+FFFD;
/// ``UnrecognizedContent/Finding/Kind/isLoss`` distinguishes such losses from what is only new. A required property
/// that can't be decoded is an error.
public struct UnrecognizedContentReport: Sendable, Hashable, CustomStringConvertible {
  /// The id of the operation whose response it was in.
  public let operationID: String
  /// What isn't known. The text is the server's, bounded, and without anything that looks like a key.
  public let kind: UnrecognizedContent.Finding.Kind
  /// The name of the model or enum that doesn't know it.
  public let type: String
  /// The kind of the JSON value.
  public let valueKind: JSONKind
  /// Its first place in the response, as a JSON Pointer (RFC 6901).
  public let pointer: String

  init(_ finding: UnrecognizedContent.Finding, operationID: String, key: Secret?, redaction: KeyRedaction) {
    func hidden(_ text: String) -> String { redaction.redacted(text, key: key) }
    self.operationID = operationID
    kind =
      switch finding.kind {
      case .unknownProperty(let name): .unknownProperty(hidden(name))
      case .unknownValue(let value): .unknownValue(hidden(value))
      case .unreadableProperty, .loneSurrogate: finding.kind
      }
    type = finding.type
    valueKind = finding.valueKind
    pointer = hidden(finding.pointer)
  }

  /// `batch_exports_list: /results/0/new: BatchExport knows no property new (number)`
  public var description: String {
    "\(operationID): \(finding)"
  }

  private var finding: UnrecognizedContent.Finding {
    UnrecognizedContent.Finding(kind, of: type, valueKind, at: pointer)
  }
}

/// Reports each finding once: to the program if it wants to know, and losses to the log.
final class UnrecognizedContentReporter: Sendable {
  private struct Finding: Hashable {
    let operationID: String
    let kind: UnrecognizedContent.Finding.Kind
    let type: String
  }

  /// Findings beyond this number aren't reported: a server that keeps inventing names would fill the memory.
  private static let limit = 1_000

  private let handler: (@Sendable (UnrecognizedContentReport) -> Void)?
  private let logger: Logger
  private let redaction: KeyRedaction
  private let reported = Mutex<Set<Finding>>([])

  init(_ handler: (@Sendable (UnrecognizedContentReport) -> Void)?, logger: Logger, redaction: KeyRedaction) {
    self.handler = handler
    self.logger = logger
    self.redaction = redaction
  }

  /// Collects the findings while a response is decoded.
  var collector: UnrecognizedContent { UnrecognizedContent(includesUnknown: handler != nil) }

  /// Reports the findings in a response that were not reported before.
  func report(_ unrecognized: UnrecognizedContent, operationID: String, key: Secret?) {
    for finding in unrecognized.findings {
      let isNew = reported.withLock { reported in
        reported.count < Self.limit
          && reported.insert(Finding(operationID: operationID, kind: finding.kind, type: finding.type)).inserted
      }
      guard isNew else { continue }
      let report = UnrecognizedContentReport(finding, operationID: operationID, key: key, redaction: redaction)
      handler?(report)
      if finding.kind.isLoss {
        logger.warning("a part of a response can't be read; it is left out", metadata: ["place": "\(report)"])
      }
    }
  }
}
