import OperationCore
import PostHogAPI

/// Why a set of exports can't be planned or applied.
public struct ExportSetProblem: Hashable, Sendable {
  /// The name of the export; nil if it is about the set as a whole.
  public let export: String?
  /// The path of the property in the API's JSON; nil if it is about the export as a whole.
  public let property: String?
  /// What is wrong: a sentence without a full stop that begins in lower case. It never holds the value of a secret.
  public let message: String
  /// What to do about it.
  public let hint: String?

  init(_ message: String, of export: String? = nil, at property: String? = nil, hint: String? = nil) {
    (self.export, self.property, self.message, self.hint) = (export, property, message, hint)
  }

  /// Creates the problem of exports of the project that have the same name.
  init(sharedName name: String, by exports: [BatchExport]) {
    let ids = exports.map(\.id.lowercaseText).sorted().joined(separator: ", ")
    self.init(
      "the project has \(exports.count) exports with this name: \(ids)", of: name,
      hint: "Exports are found by their name: rename all but one of them in PostHog, or delete those by their ID.")
  }
}

extension ExportSetProblem: CustomStringConvertible {
  /// The problem on one line.
  public var description: String {
    let place = [export.map { "\"\(printable($0, limit: 100))\"" }, property].compactMap(\.self)
    let words = place.isEmpty ? message : "\(place.joined(separator: ", ")): \(message)"
    return hint.map { "\(words). \($0)" } ?? words
  }
}

/// The error of planning and applying a set of exports.
public enum ExportSetError: Error, Sendable {
  /// Nothing was changed, because of these problems.
  case refused([ExportSetProblem])
  /// A request failed.
  case client(PostHogError)
}

extension ExportSetError: CustomStringConvertible {
  /// Each problem on a line, or the error of the request.
  public var description: String {
    switch self {
    case .refused(let problems): problems.map(\.description).joined(separator: "\n")
    case .client(let error): error.description
    }
  }
}
