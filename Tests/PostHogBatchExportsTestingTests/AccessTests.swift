import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct AccessTests {
  /// A key's scopes, and what they let it do: list exports, create one, list dashboards, list organizations, create one.
  @Test(
    arguments: [
      (["*"], [200, 201, 200, 200, 201]),
      (["batch_export:read"], [200, 403, 403, 403, 403]),
      (["batch_export:write"], [200, 201, 403, 403, 403]),
      (["dashboard:read"], [403, 403, 200, 403, 403]),
      (["organization:read"], [403, 403, 403, 200, 403]),
      (["organization:write"], [403, 403, 403, 200, 201]),
      ([], [403, 403, 403, 403, 403]),
    ] as [([String], [Int])])
  func aScopeLetsThroughWhatItNames(scopes: [String], statuses: [Int]) throws {
    let bench = try Bench { $0.keys = [FakeAPIKey("phx_k", scopes: Set(scopes))] }
    let export = #"{"name":"N","interval":"hour","destination":{"type":"NoOp","config":{}}}"#
    let replies = [
      bench.ask(.get, "batch_exports/", key: "phx_k"),
      bench.ask(.post, "batch_exports/", export, key: "phx_k"),
      bench.ask(.get, "dashboards/", key: "phx_k"),
      bench.ask(.get, "/api/organizations/", key: "phx_k"),
      bench.ask(.post, "/api/organizations/", #"{"name":"O"}"#, key: "phx_k"),
    ]
    #expect(replies.map(\.status) == statuses)
    for reply in replies where reply.status == 403 {
      #expect(reply["detail"]?.string?.contains("scope") == true)
    }
  }

  @Test(
    arguments: [
      ("batch_exports/", nil, "401 - not_authenticated"),
      ("batch_exports/", "phx_unknown", "401 - authentication_failed"),
      ("batch_exports/", "x", "401 - not_authenticated"),
      ("batch_exports/", "phs_project_secret", "403 - permission_denied"),
      ("batch_exports/?personal_api_key=phx_fake_key", nil, "200"),
      ("batch_exports/?personal_api_key=phx_fake_key", "phx_unknown", "401 - authentication_failed"),
      ("batch_exports/?token=phc_x", "phx_fake_key", "401 - authentication_failed"),
      ("/api/projects/@current/batch_exports/", "phx_fake_key", "200"),
      ("/api/projects/1/batch_exports", "phx_fake_key", "200"),
      ("/api/projects/9/batch_exports/", "phx_fake_key", "404 - not_found"),
      ("/api/projects/x/batch_exports/", "phx_fake_key", "404 - not_found"),
      ("/api/nothing/", nil, "404 - not_found"),
      ("batch_exports/not-a-uuid/", "phx_fake_key", "404 - not_found"),
    ] as [(String, String?, String)])
  func aKeyIsLookedForAndChecked(path: String, key: String?, outcome: String) throws {
    #expect(try Bench().ask(.get, path, key: key).outcome == outcome)
  }

  @Test func aKeyKeepsToItsProjectsAndOrganizations() throws {
    let other = UUID()
    let bench = try Bench {
      $0.organizations.append(FakeOrganization(id: other, name: "Other"))
      $0.projects.append(FakeProject(id: 2, organization: other))
      $0.keys = [FakeAPIKey("phx_project", projects: [2]), FakeAPIKey("phx_organization", organizations: [other])]
    }
    func status(_ path: String, _ key: String) -> Int { bench.ask(.get, path, key: key).status }
    #expect(status("/api/projects/2/batch_exports/", "phx_project") == 200)
    #expect(status("/api/projects/1/batch_exports/", "phx_project") == 403)
    #expect(status("/api/organizations/", "phx_project") == 403)
    #expect(status("/api/projects/2/batch_exports/", "phx_organization") == 200)
    #expect(status("/api/projects/1/batch_exports/", "phx_organization") == 403)
    #expect(bench.ask(.get, "/api/organizations/", key: "phx_organization")["count"]?.int == 1)
  }

  @Test func rolesLimitWhatAnOrganizationSuffers() throws {
    let id = FakeOrganization.defaultID.text
    let outcomes: [(FakeAPIKey.Role, [Int])] = [(.member, [403, 403]), (.admin, [200, 403]), (.owner, [200, 204])]
    for (role, statuses) in outcomes {
      let bench = try Bench { $0.keys = [FakeAPIKey(role: role)] }
      let replies = [
        bench.ask(.patch, "/api/organizations/\(id)/", #"{"name":"M"}"#),
        bench.ask(.delete, "/api/organizations/\(id)/"),
      ]
      #expect(replies.map(\.status) == statuses)
    }
  }

  @Test func aMethodThatIsNotThereSaysWhichAre() throws {
    let reply = try Bench().ask(.delete, "batch_exports/")
    #expect(reply.outcome == "405 - method_not_allowed")
    #expect(reply.response.head.headerFields[.allow] == "GET, POST")
  }

  @Test func onlyJSONIsTakenAndGiven() throws {
    let bench = try Bench()
    var request = FakeRequest(.get, "/api/projects/1/batch_exports/", key: "phx_fake_key")
    request.head.headerFields[.accept] = "text/html"
    #expect(Reply(bench.fake.respond(to: request)).outcome == "406 - not_acceptable")
    request = FakeRequest(.post, "/api/projects/1/batch_exports/", key: "phx_fake_key", json: "{}")
    request.head.headerFields[.contentType] = "text/yaml"
    #expect(Reply(bench.fake.respond(to: request)).outcome == "415 - unsupported_media_type")
  }
}
