import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FileDownloads.Collection where Sender == PostHogClient {
  /// Counts the rows that a plan would download, with one request for each window.
  ///
  /// PostHog counts only rows of queries, so events are counted by a query of their timestamps. The number may differ a
  /// little from that of the files, since exports of the last days select events by when they arrived. Persons and
  /// sessions can't be counted. Nothing is known, either, in projects where counting isn't enabled, and of a window whose
  /// query takes too long.
  ///
  /// - Throws: What sending throws, except for these cases. Cancelling the task ends the function at once.
  public func countRows(of plan: DownloadPlan) async throws(PostHogError) -> DownloadRowCount {
    var counts: [Int64?] = []
    guard let query = plan.countingQuery else { return DownloadRowCount(windows: plan.windows.map { _ in nil }) }
    for window in plan.windows {
      let request = FileDownloadRowCountRequest(
        hogqlQuery: query, dataIntervalStart: window.lowerBound, dataIntervalEnd: window.upperBound)
      do throws(PostHogError) {
        counts.append(try await countRows(request).count)
      } catch  where error.saysRowsAreNotCounted {
        return DownloadRowCount(windows: plan.windows.map { _ in nil })
      } catch  where error.envelope?.code == "timeout_exceeded" {
        counts.append(nil)
      }
    }
    return DownloadRowCount(windows: counts)
  }
}

extension PostHogError {
  /// Whether the project lacks the feature, or the server doesn't know the request yet.
  fileprivate var saysRowsAreNotCounted: Bool {
    switch kind {
    case .permission, .notFound: true
    default: false
    }
  }
}

extension DownloadPlan {
  /// The query that finds the rows of a window; `nil` for models without one.
  var countingQuery: String? {
    guard request.model == ExportModel.events.rawValue else { return nil }
    let time = "timestamp >= {data_interval_start} AND timestamp < {data_interval_end}"
    let names = [("IN", request.include), ("NOT IN", request.exclude)].compactMap { word, names in
      names.flatMap { $0.isEmpty ? nil : " AND event \(word) (\($0.map(Self.literal).joined(separator: ", ")))" }
    }
    return "SELECT uuid FROM events WHERE " + time + names.joined()
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
