import Diagnostics
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Connection {
  /// Returns all exports, a hundred with each request.
  func allExports() async throws(PostHogError) -> [BatchExport] {
    var found: [BatchExport] = []
    var list = exports.list(limit: 100).makeAsyncIterator()
    while let export = try await list.next() { found.append(export) }
    return found
  }

  /// Returns the export that a user names: by its ID, by its name, or by the beginning of one of them if no other export
  /// has it too.
  ///
  /// - Parameter isExact: Whether the beginning isn't enough.
  func export(_ text: String, isExact: Bool = false) async throws -> BatchExport {
    if let id = UUID(uuidString: text) { return try await exports[id].retrieve() }
    let all = try await allExports()
    let found = [
      all.filter { $0.name == text || $0.shownName == text },
      isExact ? [] : all.filter { $0.name.hasPrefix(text) || $0.id.lowercaseText.hasPrefix(text.lowercased()) },
    ].first { !$0.isEmpty }
    guard let found, !text.isEmpty else {
      let hint = NearestName.of(text, among: all.map(\.name)).map { "; did you mean “\(printable($0, limit: 100))”?" }
      throw CommandFailure(
        "there is no export “\(text)”\(hint ?? "; `list` shows those that there are")", ExitStatus.refused)
    }
    guard let only = found.first, found.count == 1 else {
      let ids = found.prefix(10).map { "\n  \($0.id.lowercaseText)  \(printable($0.name, limit: 100))" }.joined()
      throw CommandFailure.usage("“\(text)” can be any of \(found.count) exports; name one by its ID:\(ids)")
    }
    return only
  }

  func handle(of export: BatchExport) -> PostHogClient.BatchExportHandle { exports[export.id] }
}
