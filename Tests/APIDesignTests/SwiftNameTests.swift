import APIModel
import Testing

@testable import APIDesign

@Suite struct SwiftNameTests {
  private let name = SwiftName(acronyms: ["hogql"])

  @Test(arguments: [
    ("project_id", "projectID"), ("projectId", "projectID"), ("team_ids", "teamIDs"), ("teamIDs", "teamIDs"),
    ("url", "url"), ("URL", "url"), ("icon_url", "iconURL"), ("http_path", "httpPath"), ("HTTPServer", "httpServer"),
    ("JSONLines", "jsonLines"), ("AwsS3", "awsS3"), ("S3Compatible", "s3Compatible"), ("NoOp", "noOp"),
    ("every 5 minutes", "every5Minutes"), ("FailedBilling", "failedBilling"), ("aws:kms", "awsKMS"),
    ("2fa", "value2FA"), ("enforce_2fa", "enforce2FA"), ("-created_at", "minusCreatedAt"), ("created_at", "createdAt"),
    ("", "empty"), ("+", "plus"), ("<=", "lessEqual"), ("é", "ue9"), ("SCREAMING_CASE", "screamingCASE"),
    ("already camelCase", "alreadyCamelCase"), ("is_2fa_on", "is2FAOn"), ("x-api-key", "xAPIKey"),
    ("hogql_query", "hogqlQuery"), ("raw_hogql", "rawHOGQL"),
  ]) func memberNames(text: String, expected: String) {
    #expect(name.lowerCamel(text).text == expected)
  }

  @Test(arguments: [
    ("AwsS3Config", "AwsS3Config"), ("batch_export", "BatchExport"), ("batch-exports", "BatchExports"),
    ("user_id", "UserID"), ("pet", "Pet"), ("3DModel", "Value3DModel"), ("", "ValueEmpty"), ("a.b.C", "ABC"),
    ("Foo Bar", "FooBar"), ("url", "URL"),
  ]) func typeNames(text: String, expected: String) {
    #expect(name.upperCamel(text).text == expected)
  }

  @Test func theFirstWhoAsksKeepsAName() {
    var table = NameTable(reserved: ["taken"])
    #expect(["a", "a", "a", "taken", "b"].map { table.claim($0).text } == ["a", "a2", "a3", "taken2", "b"])
    #expect(table.claim("taken", fallbackSuffix: "Value") == "takenValue")
  }

  @Test(arguments: [
    ("name", true), ("_name2", true), ("Type", true), ("", false), ("_", false), ("__", false), ("2fa", false),
    ("a b", false), ("a-b", false), ("é", false), ("a\n", false), ("`a`", false), ("a;b", false), ("名", false),
    ("a\u{301}", false),
  ]) func textIsANameOrNone(text: String, isName: Bool) {
    #expect((SwiftIdentifier(text) != nil) == isName)
  }

  @Test(arguments: [
    ("Only Selected", "onlySelected"), ("ONLY_SELECTED", "ONLY_SELECTED"), ("x", "x"),
    ("ok: Self { evil() }", "okSelfEvil"),
  ]) func chosenNamesStayWhereTheyAreNames(text: String, expected: String) {
    #expect(name.asWritten(text).text == expected)
  }
}
