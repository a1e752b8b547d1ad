import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What a test sets in the fake is used as it is meant, or refused.
@Suite struct SeedTests {
  @Test func aSeedCanBeTheRequestOfAClient() async throws {
    let clock = ManualClock()
    let fake = FakePostHog(clock: clock)
    let posthog = try fake.client()
    let request = BatchExportRequest(
      name: "Events to S3",
      destination: .awsS3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integrationID: 7), interval: .day,
      offsetHour: 3)
    let export = try await posthog.project(1).batchExports[try fake.addExport(request)].retrieve()
    #expect(export.name == "Events to S3" && export.interval == .day && export.offsetHour == 3)
    #expect(export.destination.integration == 7)
    #expect(try export.destination.config(as: AwsS3Config.self).bucketName == "b")
  }

  @Test(
    arguments: [
      (#"{"nmae": "Nightly"}"#, "An export has no “nmae”; it may have name, model, destination,"),
      (#"{"destination": {"typ": "NoOp"}}"#, "A destination has no “typ”; it may have type, config, integration_id"),
      ("[]", "An export is a JSON object."),
      (#"{"destination": "NoOp"}"#, "A destination is a JSON object."),
    ])
  func aSeedThatWouldChangeNothingIsRefused(json: String, fault: String) throws {
    let error = #expect(throws: FakeSeedError.self) { try FakePostHog().addExport(json) }
    #expect(error?.description.hasPrefix(fault) == true, "\(String(describing: error))")
  }

  /// A day passes in no time.
  @Test func itsClientHasItsClock() async throws {
    let clock = ManualClock()
    let fake = FakePostHog(clock: clock)
    let posthog = try fake.client(key: "phx_fake_key")
    let export = try fake.addExport()
    let run = try #require(fake.startRun(of: export))
    let end = try await clock.withTimePassing {
      try await posthog.project(1).batchExports[export].runs[run].wait()
    }
    #expect(end.status == .completed)
    #expect(clock.date.timeIntervalSince(end.createdAt) > 10)
  }
}
