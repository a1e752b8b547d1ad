import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct ObjectStoreTests {
  private static let contents = "0123456789"

  /// A bench with a finished download of one file, its id, and its signed URL without the origin.
  private static func bench() throws -> (bench: Bench, download: String, target: String) {
    let bench = try Bench()
    bench.fake.nextFileDownload(.completed(files: [Array(contents.utf8)]))
    let body = #"{"model":"hogql","file":{},"hogql_query":"select 1 as one"}"#
    let id = try #require(bench.ask(.post, "file_download_batch_exports/", body)["id"]?.string)
    bench.clock.advance(by: .seconds(60))
    let response = bench.ask(.get, "file_download_batch_exports/\(id)/download/").response
    #expect(response.head.status == .found && response.body.isEmpty)
    let location = try #require(response.head.headerFields[.location])
    let origin = "https://objects.fake.invalid"
    #expect(location.hasPrefix(origin + "/"))
    return (bench, id, String(location.dropFirst(origin.count)))
  }

  private static func fetch(
    _ target: String, from bench: Bench, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
  ) -> FakeResponse {
    bench.fake.respond(
      to: FakeRequest(
        head: HTTPRequest(
          method: method, scheme: "https", authority: "objects.fake.invalid", path: target, headerFields: headers)))
  }

  @Test(
    arguments: [
      ("bytes=0-3", 206, "0123", "bytes 0-3/10"),
      ("bytes=4-", 206, "456789", "bytes 4-9/10"),
      ("bytes=-2", 206, "89", "bytes 8-9/10"),
      ("bytes=8-99", 206, "89", "bytes 8-9/10"),
      ("bytes=10-", 416, nil, "bytes */10"),
      ("bytes=3-1", 200, contents, nil),
      ("lines=1-2", 200, contents, nil),
    ] as [(String, Int, String?, String?)])
  func partsOfAFile(range: String, status: Int, body: String?, contentRange: String?) throws {
    let (bench, _, target) = try Self.bench()
    let response = Self.fetch(target, from: bench, headers: [.range: range])
    #expect(response.head.status.code == status)
    #expect(response.head.headerFields[.contentRange] == contentRange)
    if let body { #expect(String(decoding: response.body, as: UTF8.self) == body) }
  }

  /// A part of what has since been replaced would be a part of something else.
  @Test func aReplacedFileIsSentInWhole() throws {
    let (bench, download, target) = try Self.bench()
    let tag = try #require(Self.fetch(target, from: bench).head.headerFields[.eTag])
    let headers: HTTPFields = [.range: "bytes=4-", .ifRange: tag]
    #expect(Self.fetch(target, from: bench, headers: headers).head.status == .partialContent)
    bench.fake.replaceFile(0, of: try #require(UUID(uuidString: download)), with: Array("other".utf8))
    let response = Self.fetch(target, from: bench, headers: headers)
    #expect(response.head.status == .ok && response.body == Array("other".utf8))
  }

  @Test func onlySignedRequestsAreServed() throws {
    let (bench, _, target) = try Self.bench()
    func status(_ target: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:]) -> Int {
      Self.fetch(target, from: bench, method: method, headers: headers).head.status.code
    }
    #expect(status(target) == 200)
    #expect(status(target, .head) == 403, "the method is signed too")
    #expect(status(target, .get, [.authorization: "Bearer phx_fake_key"]) == 400)
    #expect(status(String(target.prefix { $0 != "?" })) == 403)
    #expect(status(target.replacing("X-Amz-Expires=3600", with: "X-Amz-Expires=7200")) == 403)
    #expect(status(target.replacing("part-00000", with: "part-00001")) == 403)
    bench.clock.advance(by: .seconds(3599))
    #expect(status(target) == 200)
    bench.clock.advance(by: .seconds(1))
    #expect(status(target) == 403, "it has expired")
  }
}
