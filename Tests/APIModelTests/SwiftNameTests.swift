import Testing

@testable import APIModel

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
    #expect(name.lowerCamel(text) == expected)
  }

  @Test(arguments: [
    ("AwsS3Config", "AwsS3Config"), ("batch_export", "BatchExport"), ("batch-exports", "BatchExports"),
    ("user_id", "UserID"), ("pet", "Pet"), ("3DModel", "Value3DModel"), ("", "ValueEmpty"), ("a.b.C", "ABC"),
    ("Foo Bar", "FooBar"), ("url", "URL"),
  ]) func typeNames(text: String, expected: String) {
    #expect(name.upperCamel(text) == expected)
  }

  @Test func theFirstWhoAsksKeepsAName() {
    var table = NameTable(reserved: ["taken"])
    #expect(["a", "a", "a", "taken", "b"].map { table.claim($0) } == ["a", "a2", "a3", "taken2", "b"])
    #expect(table.claim("taken", fallbackSuffix: "Value") == "takenValue")
  }

  @Test(arguments: [
    ("plain", #""plain""#), (#"say "hi""#, #""say \"hi\"""#), (#"\(code)"#, #""\\(code)""#), ("a\nb\t", #""a\nb\t""#),
    ("\u{7F}", #""\u{7f}""#), ("\u{2028}", #""\u{2028}""#),
  ]) func literalsMeanTheirText(text: String, literal: String) {
    #expect(text.swiftLiteral == literal)
  }
}
