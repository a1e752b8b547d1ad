import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// A file download from the request to the last byte.
@Suite struct FileDownloadTests {
  @Test func aDownloadIsFetchedToTheEnd() async throws {
    try await Fixture.with { fixture in
      let downloads = fixture.client.project(1).fileDownloads
      let contents = ["one\n", "two\n", "three\n"].map { Array($0.utf8) }
      fixture.fake.nextFileDownload(.completed(files: contents, records: 3))
      let end = fixture.clock.date
      let created = try await downloads.create(
        .events(
          FileDownloadFile(format: .jsonLines), dataIntervalStart: end.addingTimeInterval(-3600), dataIntervalEnd: end))

      let download = downloads[created.id]
      var states: [RunStatus] = []
      for _ in 0..<3 {
        let state = try await download.retrieve()
        states.append(state.status)
        #expect(state.files?.count == (state.status == .completed ? 3 : nil))
        if state.status != .completed {
          await #expect(throws: PostHogError.self, "there are no files yet") { try await download.download() }
        }
        fixture.clock.advance(by: .seconds(20))
      }
      #expect(states == [.starting, .running, .completed])

      let files = try #require(try await download.retrieve().files)
      for (index, file) in files.enumerated() {
        for part in [String(index), file.text] {
          let place = try await download.download(part: part)
          #expect(try await fetch(place.location).body == contents[index])
        }
      }
      #expect(try await fetch(download.download().location).body == contents[0])
    }
  }

  /// The object store refuses a client that sends its key along.
  @Test func theObjectStoreWantsNothingButTheURL() async throws {
    try await Fixture.with { fixture in
      let place = try await fixture.client.project(1).fileDownloads[fixture.download].download()
      #expect(try await fetch(place.location).status == .ok)
      let refused = try await fetch(place.location, headers: [.authorization: "Bearer \(Fixture.key)"])
      #expect(refused.status == .badRequest)
      let part = try await fetch(place.location, headers: [.range: "bytes=6-"])
      #expect(part.status == .partialContent && part.body == Array("file".utf8))
      let sent = try #require(fixture.fake.requests.dropFirst().first)
      #expect(sent.head.headerFields[.authorization] == nil)
      fixture.clock.advance(by: .seconds(3600))
      #expect(try await fetch(place.location).status == .forbidden, "the permission has expired")
      let again = try await fixture.client.project(1).fileDownloads[fixture.download].download()
      #expect(try await fetch(again.location).status == .ok)
    }
  }

  @Test func filesExpire() async throws {
    try await Fixture.with {
      $0.fileLifetime = .seconds(600)
    } run: { fixture in
      fixture.clock.advance(by: .seconds(600))
      let error = await #expect(throws: PostHogError.self) {
        try await fixture.client.project(1).fileDownloads[fixture.download].download()
      }
      #expect(error?.status == 400)
    }
  }

  @Test(arguments: ["2", "00000000-0000-4000-8000-000000000000"])
  func aPartThatIsNotThereIsNotFound(part: String) async throws {
    try await Fixture.with { fixture in
      let error = await #expect(throws: PostHogError.self) {
        try await fixture.client.project(1).fileDownloads[fixture.download].download(part: part)
      }
      #expect(error?.kind == .notFound)
    }
  }

  @Test(arguments: [FakeJobStatus.failed, .failedRetryable, .failedBilling, .terminated, .timedOut])
  func aDownloadThatFailsSaysWhy(status: FakeJobStatus) async throws {
    try await Fixture.with { fixture in
      fixture.fake.nextFileDownload(.failed("The query took too long.", as: status))
      let downloads = fixture.client.project(1).fileDownloads
      let created = try await downloads.create(.hogql(FileDownloadFile(), hogqlQuery: "select 1 as one"))
      fixture.clock.advance(by: .seconds(60))
      let download = try await downloads[created.id].retrieve()
      #expect(download.status.rawValue == status.rawValue && download.error == "The query took too long.")
    }
  }

  /// Without a client of the API: what a signed URL is for.
  private func fetch(
    _ location: String, headers: HTTPFields = [:]
  ) async throws -> (status: HTTPResponse.Status, body: [UInt8]) {
    let url = try #require(URL(string: location))
    let host = "\(url.host ?? ""):\(url.port ?? 80)"
    let target = try #require(location.range(of: host)?.upperBound)
    let request = HTTPRequest(
      method: .get, scheme: "http", authority: host, path: String(location[target...]), headerFields: headers)
    let response = try await AsyncHTTPClientTransport.shared.send(request, body: nil)
    return (response.head.status, try await response.body.collect(upTo: 1 << 20))
  }
}
