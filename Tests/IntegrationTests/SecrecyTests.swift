import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Keys and secrets of destinations go to the server and appear nowhere else.
@Suite struct SecrecyTests {
  private static let token = "phc_destination_token"

  @Test func aSecretIsSentAndNeverShown() async throws {
    try await Fixture.with { fixture in
      let request = BatchExportRequest(
        name: "N", destination: .http(HTTPConfig(url: .eu, token: Secret(Self.token))), interval: .hour)
      let export = try await fixture.client.project(1).batchExports.create(request)
      #expect(fixture.fake.requests.last?.bodyText.contains(Self.token) == true)
      #expect(export.destination.config["token"] == nil)
      for text in [Self.printed(request), Self.printed(export)] { #expect(!text.contains(Self.token)) }
    }
  }

  @Test func anErrorShowsNeitherKeyNorSecret() async throws {
    try await Fixture.with { fixture in
      let wrong = HTTPConfig(url: IngestionURL(rawValue: "https://example.com/"), token: Secret(Self.token))
      let request = BatchExportRequest(name: "N", destination: .http(wrong), interval: .hour)
      let error = await #expect(throws: PostHogError.self) {
        try await fixture.client.project(1).batchExports.create(request)
      }
      let text = Self.printed(try #require(error))
      #expect(!text.contains(Self.token) && !text.contains(Fixture.key))
    }
  }

  /// A server that quotes the request, in each kind of response that becomes an error.
  @Test(arguments: [
    FakeResponse(status: .badRequest, json: #"{"detail":"\#(Fixture.key)","attr":"\#(Fixture.key)","code":"x"}"#),
    FakeResponse(status: .ok, json: #"{"id":"\#(Fixture.key)"}"#),
    FakeResponse(status: .ok, json: #"["\#(Fixture.key)""#),
    FakeResponse(status: .found, headers: [.location: "https://example.com/\(Fixture.key)"]),
    FakeResponse(status: .internalServerError, json: #"{"detail":"Bearer \#(Fixture.key)"}"#),
  ])
  func aKeyThatComesBackIsHidden(response: FakeResponse) async throws {
    try await Fixture.with { fixture in
      fixture.fake.respondNext(with: response)
      let error = await #expect(throws: PostHogError.self) {
        try await fixture.client.project(1).batchExports[fixture.export].retrieve()
      }
      let text = Self.printed(try #require(error))
      #expect(!text.contains(Fixture.key))
    }
  }

  @Test func thePlaceOfAFileIsNotPrinted() async throws {
    try await Fixture.with { fixture in
      let place = try await fixture.client.project(1).fileDownloads[fixture.download].download()
      #expect(place.location.contains("X-Amz-Signature"))
      #expect(!Self.printed(place).contains("X-Amz-Signature"))
    }
  }

  /// Every way in which a value becomes text.
  private static func printed(_ value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value)" + String(reflecting: value) + dumped
  }
}
