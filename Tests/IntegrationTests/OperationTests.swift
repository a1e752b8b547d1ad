import Foundation
import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Every operation of the reference, in every scope, over a socket.
@Suite struct OperationTests {
  static let cases = batchExportCases + runCases + backfillCases + fileDownloadCases + organizationCases

  @Test(arguments: cases) func anOperationArrivesAsDescribedAndIsRead(operation: OperationCase) async throws {
    for level in operation.levels {
      try await Fixture.with { fixture in
        try await operation.call(fixture, Place(level))
        let requests = fixture.fake.requests
        #expect(requests.count == 1, "\(level)")
        let request = try #require(requests.first)
        #expect(request.head.method.rawValue == operation.method)
        #expect(request.path == level.pathPrefix + operation.path(fixture))
        let target = request.head.path ?? ""
        #expect(target.dropFirst(request.path.count) == (operation.query.isEmpty ? "" : "?" + operation.query))
        #expect(request.bodyText == operation.body ?? "")
        #expect(request.head.headerFields[.contentType] == (operation.body == nil ? nil : "application/json"))
        #expect(request.head.headerFields[.authorization] == "Bearer <redacted>")
      }
    }
  }

  /// The list beside the OpenAPI document and this table name the same operations.
  @Test func noOperationIsSkipped() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../spec/operations.txt").standardized
    let listed = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .compactMap { $0.split(separator: " ").last.map(String.init) }
    let called = Self.cases.flatMap { operation in operation.levels.map { $0.operationPrefix + operation.id } }
    #expect(Set(listed) == Set(called))
    #expect(called.count == Set(called).count)
  }
}
