import HTTPTypes
import PostHogBatchExportsTesting
import Testing

@Suite struct EnvironmentAliasTests {
  /// How each era responds to a path of the alias.
  @Test(
    arguments: [
      (FakeConfiguration.EnvironmentAlias.served, "/api/environments/1/dashboards/?limit=1", 200, nil),
      (.redirect307, "/api/environments/1/dashboards/?limit=1", 307, "/api/projects/1/dashboards/?limit=1"),
      (.redirect307, "/api/environments/@current/dashboards/", 307, "/api/projects/@current/dashboards/"),
      (.redirect307, "/api/environments/1/nothing/", 404, nil),
      (.gone, "/api/environments/1/dashboards/?limit=1", 404, nil),
    ] as [(FakeConfiguration.EnvironmentAlias, String, Int, String?)])
  func theAliasHasItsEras(
    era: FakeConfiguration.EnvironmentAlias, path: String, status: Int, location: String?
  ) throws {
    let head = try Bench { $0.environmentAlias = era }.ask(.get, path).response.head
    #expect(head.status.code == status)
    #expect(head.headerFields[.location] == location)
  }

  @Test(arguments: [FakeConfiguration.EnvironmentAlias.served, .redirect307])
  func theAliasSaysThatItIsDeprecated(era: FakeConfiguration.EnvironmentAlias) throws {
    let bench = try Bench { $0.environmentAlias = era }
    let fields = bench.ask(.get, "/api/environments/1/dashboards/?limit=1").response.head.headerFields
    let (deprecation, link) = (try #require(HTTPField.Name("Deprecation")), try #require(HTTPField.Name("Link")))
    #expect(fields[deprecation] == "true")
    #expect(fields[link] == #"</api/projects/1/dashboards/>; rel="successor-version""#)
    #expect(bench.ask(.get, "dashboards/").response.head.headerFields[deprecation] == nil)
  }
}
