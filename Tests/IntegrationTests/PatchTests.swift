import FakePostHogServer
import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// A change distinguishes what it keeps, what it clears and what it sets.
@Suite struct PatchTests {
  @Test func theThreeStatesOfAProperty() async throws {
    try await Fixture.with { fixture in
      let export = fixture.client.project(1).batchExports[fixture.export]
      let end = Date(timeIntervalSince1970: 1_893_456_000)
      let steps: [(change: BatchExportPatch, body: String, after: Date?)] = [
        (BatchExportPatch(endAt: .set(end)), #"{"end_at":"2030-01-01T00:00:00Z"}"#, end),
        (BatchExportPatch(), "{}", end),
        (BatchExportPatch(endAt: .clear), #"{"end_at":null}"#, nil),
      ]
      for step in steps {
        let changed = try await export.update(step.change)
        #expect(fixture.fake.requests.last?.bodyText == step.body)
        #expect(changed.endAt == step.after)
        #expect(try await export.retrieve().endAt == step.after)
      }
    }
  }

  @Test func theThreeStatesOfAPropertyOfAConfig() async throws {
    try await Fixture.with { fixture in
      let export = fixture.client.project(1).batchExports[fixture.export]
      let steps: [(change: AwsS3ConfigPatch, config: String, after: String?)] = [
        (AwsS3ConfigPatch(compression: .set(.gzip)), #"{"compression":"gzip"}"#, "gzip"),
        (AwsS3ConfigPatch(), "{}", "gzip"),
        (AwsS3ConfigPatch(compression: .clear), #"{"compression":null}"#, nil),
      ]
      for step in steps {
        let changed = try await export.update(BatchExportPatch(destination: .awsS3(step.change)))
        let body = #"{"destination":{"type":"AwsS3","config":\#(step.config)}}"#
        #expect(fixture.fake.requests.last?.bodyText == body)
        #expect(changed.destination.config["compression"]?.string == step.after)
        #expect(changed.destination.config["bucket_name"]?.string == "b", "what is not sent is kept")
      }
    }
  }

  /// An integration that isn't named stays linked, or the server requires its name.
  @Test func anIntegrationNeedNotBeNamed() async throws {
    try await Fixture.with { fixture in
      let s3 = fixture.client.project(1).batchExports[fixture.export]
      let changed = try await s3.update(BatchExportPatch(destination: .awsS3(AwsS3ConfigPatch(prefix: "q"))))
      #expect(changed.destination.integration == 1)
      let export = try fixture.fake.addExport(#"{"destination":{"type":"BigQuery","integration":4}}"#)
      let bigQuery = fixture.client.project(1).batchExports[export]
      let config = BigQueryConfigPatch(useJSONType: true)
      let error = await #expect(throws: PostHogError.self) {
        try await bigQuery.update(BatchExportPatch(destination: .bigQuery(config)))
      }
      #expect(error?.kind == .validation(field: "destination"))
      let named = try await bigQuery.update(BatchExportPatch(destination: .bigQuery(config, integrationID: 4)))
      #expect(named.destination.integration == 4 && named.destination.config["use_json_type"]?.bool == true)
    }
  }

  @Test func theThreeStatesOfAnOrganizationsProperty() async throws {
    try await Fixture.with { fixture in
      let organization = fixture.client.organizations[Place.organization]
      let steps: [(change: OrganizationPatch, body: String, after: Bool?)] = [
        (OrganizationPatch(enforce2FA: .set(true)), #"{"enforce_2fa":true}"#, true),
        (OrganizationPatch(), "{}", true),
        (OrganizationPatch(enforce2FA: .clear), #"{"enforce_2fa":null}"#, nil),
      ]
      for step in steps {
        let changed = try await organization.update(step.change)
        #expect(changed.enforce2FA == step.after)
        #expect(fixture.fake.requests.last?.bodyText == step.body)
      }
    }
  }
}
