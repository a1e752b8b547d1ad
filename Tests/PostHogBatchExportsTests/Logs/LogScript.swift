import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// A log that is generated for each request, for behaviour that the fake doesn't have.
final class LogScript: HTTPTransport {
  private let hasMore: Bool
  private let lines: @Sendable (_ after: Date?, _ before: Date?) -> [Date]
  private let count = Mutex(0)

  /// - Parameter hasMore: Whether each response says that it isn't complete.
  init(hasMore: Bool = false, _ lines: @escaping @Sendable (_ after: Date?, _ before: Date?) -> [Date]) {
    self.hasMore = hasMore
    self.lines = lines
  }

  var requests: Int { count.withLock(\.self) }
  var isImmediate: Bool { true }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    if Task.isCancelled { throw TransportError(.cancelled, phase: .notSent) }
    count.withLock { $0 += 1 }
    let query = (request.path ?? "").split(separator: "?").last.flatMap { Query(encoded: $0) }
    func date(_ name: String) -> Date? { query?[name].flatMap { Date(rfc3339: $0) } }
    return Self.response(lines(date("after"), date("before")).map { ($0, "m") }, hasMore: hasMore)
  }

  /// A page of a log.
  ///
  /// - Parameters:
  ///   - date: When the server sends it, by its own clock.
  ///   - count: What it counts.
  static func response(
    _ lines: [(date: Date, message: String)], hasMore: Bool, at date: Date? = nil, count: Int? = nil
  ) -> TransportResponse {
    let entries = lines.map {
      #"""
      {"log_source_id":"e","instance_id":"i","timestamp":"\#($0.date.rfc3339)","level":"INFO","message":"\#($0.message)"}
      """#
    }
    let next = hasMore ? #""/?offset=1""# : "null"
    return TransportResponse(
      status: 200, headers: date.map { [.date: httpDate.string(from: $0)] } ?? [:],
      body: Array(#"{"count":\#(count.jsonText),"next":\#(next),"results":[\#(entries.joined(separator: ","))]}"#.utf8))
  }

  private static let httpDate = {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format
  }()

  /// Returns the error that ends following this log from the beginning of time.
  func failure() async throws -> PostHogError? {
    let clock = ManualClock()
    let tail = try client(clock).project(1).batchExports[UUID()].followLogs(after: Date(timeIntervalSince1970: 0))
    // A task of its own, which a script may cancel.
    let reader = Task { for try await _ in tail {} }
    return await #expect(throws: PostHogError.self) { try await reader.value }
  }
}
