import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// A change of PostHog's description, and what `apigen drift` says to it.
struct DriftScenario: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let change: @Sendable (inout UpstreamDescription) throws -> Void
  /// `rule subject: first operation (number of operations) wire/behaviour`
  let expected: [String]
  var status: Int32 = 1
}

/// `apigen drift` against a server that describes itself as PostHog does.
@Suite struct DriftTests {
  struct Report: Decodable {
    struct Change: Decodable, CustomStringConvertible {
      let rule: String
      let operations: [String]
      let subject: String
      let wire: String
      let behaviour: String

      var description: String {
        "\(rule) \(subject): \(operations.first ?? "") (\(operations.count)) \(wire)/\(behaviour)"
      }
    }
    let changes: [Change]
  }

  /// Serves a description, and runs `apigen drift` on it.
  static func drift(
    _ description: UpstreamDescription, _ arguments: String..., spec: String = UpstreamDescription.spec
  ) async throws -> Run {
    let text = description.text
    return try await withLoopbackServer { _, response in
      try await response.respond(.ok, ["Content-Type": "application/json"], body: text)
    } _: { server in
      let instance = "http://127.0.0.1:\(server.port)"
      return try await Workspace().apigen(["drift", "--instance", instance, "--spec", spec] + arguments)
    }
  }

  static func changes(_ run: Run) throws -> [String] {
    try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).changes.map(\.description)
  }

  @Test func aDescriptionThatIsAsExpectedHasNoDifference() async throws {
    let run = try await Self.drift(UpstreamDescription.clean.get(), "--fail-on", "info")
    #expect(run.output == "No changes affect programs.\n")
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test(arguments: scenarios) func aChangeIsReported(scenario: DriftScenario) async throws {
    var description = try UpstreamDescription.clean.get()
    try scenario.change(&description)
    let run = try await Self.drift(description, "--format", "json")
    let found = run.status == 2 ? [run.messages] : try Self.changes(run)
    #expect(found == scenario.expected)
    #expect(run.status == scenario.status)
  }

  /// What happened in June 2026, seen with the document from before: it had one kind `S3`.
  @Test func aKindIsSplitInTwo() async throws {
    let copy = try SpecCopy()
    try copy.edit("schemas/destinations.yaml") { text in
      text.replacing("    - AwsS3\n    - S3Compatible\n", with: "")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !($0.hasPrefix(" ") && $0.contains("S3CompatibleDestination")) }
        .joined(separator: "\n")
        .replacing("AwsS3Destination", with: "S3Destination").replacing("const: AwsS3", with: "const: S3")
        .replacing("      AwsS3:", with: "      S3:")
    }
    try copy.removeCorrections(with: "issue 65834")
    let spec = copy.workspace.path("spec/posthog.yaml")
    let run = try await Self.drift(UpstreamDescription.clean.get(), "--format", "json", spec: spec)
    let found = try Self.changes(run)
    #expect(
      found == [
        "req.branch.removed S3: POST \(Self.exports) (8) breaking/none",
        "req.branch.removed S3: PATCH \(Self.exports){id}/ (2) breaking/none",
        "res.enum.value-added AwsS3: GET \(Self.exports) (10) info/warning",
        "res.enum.value-added S3Compatible: GET \(Self.exports) (10) info/warning",
        "res.enum.value-removed S3: GET \(Self.exports) (10) info/info",
        "req.branch.added AwsS3: POST \(Self.exports) (8) info/none",
        "req.branch.added S3Compatible: POST \(Self.exports) (8) info/none",
        "req.enum.value-added AwsS3: GET \(Self.exports)test/ (2) info/none",
        "req.enum.value-added S3Compatible: GET \(Self.exports)test/ (2) info/none",
        "req.branch.added AwsS3: PATCH \(Self.exports){id}/ (2) info/none",
        "req.branch.added S3Compatible: PATCH \(Self.exports){id}/ (2) info/none",
      ])
    #expect(run.status == 1)
    let text = try await Self.drift(UpstreamDescription.clean.get(), spec: spec)
    #expect(text.output.contains("  breaking  req.branch.removed  S3\n"))
    #expect(text.output.hasSuffix("wire: breaking, source: none, behaviour: warning\n"), "\(text.output)")
  }

  /// What happened in August 2026, seen with the document from before: an integration was optional.
  @Test func anIntegrationBecomesRequired() async throws {
    let copy = try SpecCopy()
    try copy.edit("schemas/destinations.yaml") {
      $0.replacing("required: [type, config, integration_id]", with: "required: [type, config]")
    }
    let spec = copy.workspace.path("spec/posthog.yaml")
    let run = try await Self.drift(UpstreamDescription.clean.get(), "--format", "json", spec: spec)
    let found = try Self.changes(run)
    // One for each kind of destination that has credentials.
    let record = "req.property.became-required integration_id: POST \(Self.exports) (8) breaking/none"
    #expect(found == [String](repeating: record, count: 8))
    #expect(run.status == 1)
  }

  @Test func aProjectGivesARuleOtherLevels() async throws {
    let copy = try SpecCopy()
    try copy.edit("apigen.yaml") {
      $0 + "levels: {req.enum.value-removed: {wire: none, source: breaking}, res.enum.value-removed: {wire: warning}}\n"
    }
    var description = try UpstreamDescription.clean.get()
    try description.edit { $0.replacing(#""every 5 minutes","#, with: "") }
    let spec = copy.workspace.path("spec/posthog.yaml")
    let run = try await Self.drift(description, "--format", "json", "--fail-on", "wire=warning", spec: spec)
    let found = try Self.changes(run)
    #expect(found == ["res.enum.value-removed every 5 minutes: GET \(Self.exports) (10) warning/info"])
    #expect(run.status == 1)
  }
}

extension DriftTests {
  private static let exports = "/api/projects/{project_id}/batch_exports/"
  private static let responseSchema = "/responses/200/content/application~1json/schema"

  private static let scenarios: [DriftScenario] = [
    DriftScenario(
      testDescription: "an operation appears under a path of ours, at two levels",
      change: { upstream in
        for (level, name) in [("projects", "project_id"), ("environments", "environment_id")] {
          let parameters = [name, "id"].map {
            #"{"in": "path", "name": "\#($0)", "required": true, "schema": {"type": "string"}}"#
          }
          try upstream.set(
            "POST /api/\(level)/{\(name)}/batch_exports/{id}/clone/",
            to: #"{"parameters": [\#(parameters.joined(separator: ","))], "responses": {"201": {"description": ""}}}"#)
        }
      },
      expected: ["op.added : POST \(exports){id}/clone/ (2) info/none"], status: 0),
    DriftScenario(
      testDescription: "an operation appears elsewhere, or one that isn't wanted",
      change: { upstream in
        for path in ["/api/projects/{project_id}/other/", "/api/projects/{project_id}/dashboards/{id}/share/"] {
          try upstream.set("POST \(path)", to: #"{"responses": {"201": {"description": ""}}}"#)
        }
      }, expected: [], status: 0),
    DriftScenario(
      testDescription: "an operation that wasn't wanted is gone",
      change: { upstream in
        for method in ["GET", "POST"] {
          try upstream.set("\(method) /api/organizations/{organization_id}/members/", to: nil)
        }
      },
      expected: ["correction.gone * /api/organizations/**:  (0) warning/none"]),
    DriftScenario(
      testDescription: "an operation is gone", change: { try $0.set("POST \(exports){id}/unpause/", to: nil) },
      expected: ["op.removed : POST \(exports){id}/unpause/ (1) breaking/none"]),
    DriftScenario(
      testDescription: "the deprecated level is gone", change: { $0.removePaths("/api/environments/") },
      expected: [
        "op.removed-after-sunset environment: GET /api/environments/{environment_id}/batch_exports/ (31) breaking/none",
        // The entry about the parameter of this level.
        "correction.gone * /api/environments/{environment_id}/** /parameters/environment_id/schema:  (0) warning/none",
      ]),
    DriftScenario(
      testDescription: "a value of an enum appears",
      change: { try $0.edit { $0.replacing(#""FailedBilling","#, with: #""FailedBilling","Paused","#) } },
      expected: [
        "res.enum.value-added Paused: GET \(exports) (18) info/warning",
        "req.enum.value-added Paused: GET \(exports){batch_export_id}/runs/ (2) info/none",
      ], status: 0),
    DriftScenario(
      testDescription: "a value of an enum is gone",
      change: { try $0.edit { $0.replacing(#""every 5 minutes","#, with: "") } },
      expected: [
        "req.enum.value-removed every 5 minutes: POST \(exports) (10) breaking/none",
        "res.enum.value-removed every 5 minutes: GET \(exports) (10) info/info",
      ]),
    DriftScenario(
      testDescription: "a property appears in a response",
      change: { upstream in
        try upstream.set(
          "GET \(exports){id}/", responseSchema + "/properties/owner", to: #"{"type": "string", "nullable": true}"#)
      }, expected: ["res.property.added owner: GET \(exports) (10) info/none"], status: 0),
    DriftScenario(
      testDescription: "a property of a request becomes required",
      change: { upstream in
        try upstream.set(
          "POST \(exports){id}/unpause/", "/requestBody/content/application~1json/schema/required",
          to: #"["backfill"]"#)
      }, expected: ["req.property.became-required backfill: POST \(exports){id}/unpause/ (2) breaking/none"]),
    DriftScenario(
      testDescription: "components are renumbered, and operation IDs too",
      change: { upstream in
        try upstream.edit {
          $0.replacing("PatchedBatchExport", with: "PatchedPatchedBatchExportOpenApi")
            .replacing("ExportIntervalEnum", with: "Interval77eEnum").replacing(#"_2""#, with: #"_3""#)
        }
      }, expected: [], status: 0),
    DriftScenario(
      testDescription: "a corrected part is mended",
      change: { upstream in
        try upstream.set(
          "GET /api/organizations/{id}/", responseSchema + "/properties/metadata", to: #"{"readOnly": true}"#)
      },
      expected: [
        "correction.mended \(responseSchema)/properties/metadata: GET /api/organizations/{id}/ (1) info/none"
      ]),
    DriftScenario(
      testDescription: "a corrected part says something else",
      change: { upstream in
        try upstream.set(
          "GET /api/organizations/{id}/", responseSchema + "/properties/member_count", to: #"{"type": "integer"}"#)
      },
      expected: [
        "correction.changed \(responseSchema)/properties/member_count: GET /api/organizations/{id}/ (1) warning/none",
        "res.type.narrowed : GET /api/organizations/ (5) info/none",
      ]),
    DriftScenario(
      testDescription: "a corrected part is gone",
      change: { upstream in
        try upstream.set("GET /api/organizations/{id}/", responseSchema + "/properties/member_count", to: nil)
      },
      expected: [
        "correction.gone \(responseSchema)/properties/member_count: GET /api/organizations/{id}/ (1) warning/none",
        "res.property.removed-optional member_count: GET /api/organizations/ (5) info/warning",
      ]),
    DriftScenario(
      testDescription: "a key needs another scope",
      change: { upstream in
        try upstream.set("GET \(exports)", "/security", to: #"[{"PersonalAPIKeyAuth": ["batch_export:admin"]}]"#)
      },
      expected: [
        "security.scope-added batch_export:admin: GET \(exports) (1) breaking/none",
        "security.scope-removed batch_export:read: GET \(exports) (1) info/none",
      ]),
  ]
}
