import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The host, key and project from environment variables.
@Suite("Variables of the process")
struct EnvironmentTests {
  @Test(
    "the host is a name or a URL",
    arguments: [
      ([:], "https://us.posthog.com"), (["POSTHOG_HOST": "us"], "https://us.posthog.com"),
      (["POSTHOG_HOST": "eu"], "https://eu.posthog.com"),
      (["POSTHOG_HOST": "https://posthog.example.com/below"], "https://posthog.example.com/below"),
      (["POSTHOG_HOST": "http://127.0.0.1:8000"], "http://127.0.0.1:8000"),
    ] as [([String: String], String)])
  func host(_ environment: [String: String], _ expected: String) throws {
    #expect("\(try PostHogHost.environment(in: environment))" == expected)
  }

  @Test(
    "what is neither is refused in a sentence",
    arguments: [
      ("", "The environment variable POSTHOG_HOST has to be us, eu or a URL with https://."),
      ("US", "The environment variable POSTHOG_HOST has to be us, eu or a URL with https://."),
      ("posthog.example.com", "The environment variable POSTHOG_HOST has to be us, eu or a URL with https://."),
      (
        "http://posthog.example.com",
        "The host (http://posthog.example.com) would show the key to the network; use https, or say "
          + "allowingInsecureHTTP: true."
      ),
    ])
  func refusedHost(_ value: String, _ expected: String) {
    let error = #expect(throws: PostHogError.self) { try PostHogHost.environment(in: ["POSTHOG_HOST": value]) }
    #expect(error.map { "\($0)" } == expected)
  }

  @Test(
    "a project is a number, or the current one",
    arguments: [
      ("12345", nil), ("@current", nil),
      (nil, "is not set"), ("", "is not set"), ("Acme", "is not a project's number"),
      ("-1", "is not a project's number"),
    ] as [(String?, String?)])
  func project(_ value: String?, _ fault: String?) throws {
    let client = try PostHogClient(ClosureTransport(200, [:], "{}"))
    let environment = value.map { ["POSTHOG_PROJECT_ID": $0] } ?? [:]
    do throws(PostHogError) {
      let project = try client.projectFromEnvironment(environment)
      #expect(
        fault == nil && "\(project.scope.path)" == "/api/projects/\(value == "@current" ? "@current" : value ?? "")")
    } catch {
      #expect(
        fault.map { "\(error)".hasPrefix("The environment variable POSTHOG_PROJECT_ID \($0).") } == true, "\(error)")
    }
  }

  #if AsyncHTTPClient
    @Test("a missing key is one sentence")
    func missingKey() {
      let error = #expect(throws: PostHogError.self) { try PostHogClient.fromEnvironment([:]) }
      #expect(
        error.map { "\($0)" }
          == "The environment variable POSTHOG_PERSONAL_API_KEY is not set. It has to hold a personal API key (phx_…).")
    }
  #endif
}
