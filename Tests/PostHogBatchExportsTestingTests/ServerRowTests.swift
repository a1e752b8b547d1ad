import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// The rules of the server that its OpenAPI document doesn't contain, one row for each. The names say what is requested.
@Suite struct ServerRowTests {
  @Test(arguments: exportRows + destinationRows + queryRows + jobRows + organizationRows)
  func theFakeDoesAsTheServer(row: ServerRow) throws {
    let reply = try row.reply()
    #expect(reply.outcome == row.outcome, "\(reply.text)")
    if let detail = row.detail { #expect(reply["detail"]?.string?.hasPrefix(detail) == true, "\(reply.text)") }
  }
}
