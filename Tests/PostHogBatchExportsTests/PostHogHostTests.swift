import PostHogBatchExports
import Testing

/// Which hosts a key may be sent to.
@Suite("Hosts")
struct PostHogHostTests {
  @Test(
    "are taken in their normal form",
    arguments: [
      ("https://posthog.example.com", "https://posthog.example.com"),
      ("https://posthog.example.com/", "https://posthog.example.com"),
      ("HTTPS://PostHog.Example.COM:443//", "https://posthog.example.com"),
      ("https://example.com:8443/posthog/", "https://example.com:8443/posthog"),
      ("https://example.com/a%2Fb", "https://example.com/a%2Fb"),
      ("http://localhost:8000", "http://localhost:8000"),
      ("http://posthog.localhost", "http://posthog.localhost"),
      ("http://127.0.0.1:80", "http://127.0.0.1"),
      ("http://127.8.9.1", "http://127.8.9.1"),
      ("http://[::1]:8000/", "http://[::1]:8000"),
      ("https://[2001:db8::1]", "https://[2001:db8::1]"),
      ("https://app.posthog.com", "https://app.posthog.com"),
    ])
  func accepted(url: String, description: String) throws {
    #expect(try PostHogHost.selfHosted(url).description == description)
  }

  @Test("the clouds are what they are called")
  func clouds() throws {
    #expect(PostHogHost.us == (try .selfHosted("https://us.posthog.com/")))
    #expect(PostHogHost.eu == (try .selfHosted("https://EU.posthog.com:443")))
    #expect(PostHogHost.us == (try .selfHosted("https://us.posthog.com.")))
  }

  @Test(
    "that a key must not go to are refused, and the error says why",
    arguments: [
      ("", "not the URL"),
      ("posthog.example.com", "not the URL"),
      ("//posthog.example.com", "not the URL"),
      ("ftp://posthog.example.com", "not the URL"),
      ("https://", "not the URL"),
      ("https:posthog.example.com", "not the URL"),
      ("https://posthog.example.com\r\nX: y", "not the URL"),
      ("https://posthog example.com", "not the URL"),
      ("https://posthog.example.com:0", "not the URL"),
      ("https://posthog.example.com:70000", "not the URL"),
      ("https://user:hunter2@posthog.example.com", "user or a password"),
      ("https://hunter2@posthog.example.com", "user or a password"),
      ("https://posthog.example.com?a=hunter2", "query or a fragment"),
      ("https://posthog.example.com/#hunter2", "query or a fragment"),
      ("https://posthog.example.com/a/../b", "resolve to another"),
      ("https://posthog.example.com/a/..;/b", "resolve to another"),
      ("https://posthog.example.com/a/%252e%252E/b", "resolve to another"),
      ("https://posthog.example.com/a/%2E%2e/b", "resolve to another"),
      ("https://posthog.example.com/a//b", "resolve to another"),
      ("https://us.i.posthog.com", "takes events and has no API; use .us"),
      ("https://us.i.posthog.com.", "takes events and has no API; use .us"),
      ("https://eu.i.posthog.com/", "takes events and has no API; use .eu"),
      ("http://posthog.example.com", "allowingInsecureHTTP"),
      ("http://10.0.0.1", "allowingInsecureHTTP"),
      ("http://localhost.example.com", "allowingInsecureHTTP"),
      ("http://127.0.0.1.example.com", "allowingInsecureHTTP"),
      ("http://127.0.0.256", "allowingInsecureHTTP"),
      ("http://127.1", "allowingInsecureHTTP"),
    ])
  func refused(url: String, reason: String) throws {
    let error = #expect(throws: PostHogError.self) { try PostHogHost.selfHosted(url) }
    let description = try #require(error?.description)
    #expect(description.contains(reason))
    #expect(!description.contains("hunter2"))
  }

  @Test("http is let through by name, and only http")
  func insecure() throws {
    let host = try PostHogHost.selfHosted("http://10.0.0.1:8000/x", allowingInsecureHTTP: true)
    #expect(host.description == "http://10.0.0.1:8000/x")
    #expect(throws: PostHogError.self) { try PostHogHost.selfHosted("ftp://10.0.0.1", allowingInsecureHTTP: true) }
  }
}
