import Foundation
import PostHogBatchExports
import Testing

private let one = "/api/organizations/\(Place.organization)/"

let organizationCases: [OperationCase] = [
  OperationCase("organizations_list", [.none], "GET", { _ in "/api/organizations/" }, query: "limit=2") { fixture, _ in
    let page = try await fixture.client.send(Organizations.list(limit: 2))
    #expect(page.results.map(\.name) == ["Example organization"])
    #expect(page.results.first?.membershipLevel == .owner)
  },
  OperationCase(
    "organizations_create", [.none], "POST", { _ in "/api/organizations/" }, body: #"{"name":"Second"}"#
  ) { fixture, _ in
    let organization = try await fixture.client.send(Organizations.create(OrganizationRequest(name: "Second")))
    #expect(organization.name == "Second")
  },
  OperationCase("organizations_retrieve", [.none], "GET", { _ in one }) { fixture, _ in
    let organization = try await fixture.client.send(Organizations.retrieve(id: Place.organization))
    #expect(organization.id.text == Place.organization)
  },
  OperationCase("organizations_update", [.none], "PUT", { _ in one }, body: #"{"name":"Put"}"#) { fixture, _ in
    let request = OrganizationRequest(name: "Put")
    let organization = try await fixture.client.send(Organizations.replace(id: Place.organization, request))
    #expect(organization.name == "Put")
  },
  OperationCase("organizations_partial_update", [.none], "PATCH", { _ in one }, body: #"{"name":"Patch"}"#) {
    fixture, _ in
    let change = OrganizationPatch(name: "Patch")
    let organization = try await fixture.client.send(Organizations.update(id: Place.organization, change))
    #expect(organization.name == "Patch")
  },
  OperationCase("organizations_destroy", [.none], "DELETE", { _ in one }) { fixture, _ in
    try await fixture.client.send(Organizations.delete(id: Place.organization))
  },
  OperationCase(
    "organizations_environments_rollback_create", [.none], "POST", { _ in one + "environments_rollback/" },
    body: #"{"1":1}"#
  ) { fixture, _ in
    let result = try await fixture.client.send(Organizations.rollBackEnvironments(id: Place.organization, ["1": 1]))
    #expect(result.success == true)
  },
  OperationCase("dashboards_list", Level.projects, "GET", { _ in "/dashboards/" }, query: "offset=0") {
    fixture, place in
    let page = try await fixture.client.send(Dashboards.list(in: place.project, offset: 0))
    #expect(page.results.map(\.name) == ["Numbers"])
  },
]
