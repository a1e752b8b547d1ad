import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Every property that a request can have arrives as it was set, and the fake accepts it.
@Suite struct WrittenPropertyTests {
  static let cases =
    writtenExportCases + writtenDestinationCases + writtenJobCases + writtenOrganizationCases

  @Test(arguments: cases) func allThatIsSentArrives(written: WrittenCase) async throws {
    try await Fixture.with {
      $0.features.workflows = true
    } run: { fixture in
      try await written.send(fixture)
      let request = try #require(fixture.fake.exchanges.last)
      #expect(request.response.head.status.kind == .successful)
      #expect(try JSONValue(json: request.request.body) == JSONValue(json: written.json), "\(request.request.bodyText)")
    }
  }
}

/// The settings that were sent come back with their types.
func expectSettings(of organization: Organization) throws {
  #expect(organization.logoMediaID?.text == "0190f3b1-0000-7000-8000-000000000007")
  #expect(organization.isMemberJoinEmailEnabled == false && organization.enforce2FA == true)
  #expect(organization.membersCanInvite == false && organization.membersCanUsePersonalAPIKeys == false)
  #expect(organization.allowPubliclySharedResources == false && organization.isAIDataProcessingApproved == true)
  #expect(organization.defaultExperimentStatsMethod == .frequentist && organization.defaultRoleID == "r")
}
