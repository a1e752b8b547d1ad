import OperationClient
import Testing

/// Which hosts a key may be sent to. More addresses are in the tests of `PostHogHost`, which is built on this type.
@Suite("Hosts of any API")
struct APIHostTests {
  @Test(
    "are taken in their normal form",
    arguments: [
      ("https://api.example.com", "https://api.example.com"),
      ("HTTPS://API.Example.COM:443//", "https://api.example.com"),
      ("https://example.com/api/v2/", "https://example.com/api/v2"), ("http://localhost:8000", "http://localhost:8000"),
    ])
  func accepted(url: String, description: String) throws {
    #expect(try APIHost(url).description == description)
  }

  @Test(
    "that a key must not go to are refused, and the reason is given without what may be a password",
    arguments: [
      ("api.example.com", "not the URL"), ("https://user:hunter2@api.example.com", "user or a password"),
      ("https://api.example.com?a=hunter2", "query or a fragment"), ("http://api.example.com", "allowingInsecureHTTP"),
      ("https://api.example.com/a/%2e%2e/b", "resolve to another"),
    ])
  func refused(url: String, reason: String) throws {
    let failure = #expect(throws: OperationFailure.self) { try APIHost(url) }
    let description = try #require(failure?.description)
    #expect(description.contains(reason) && !description.contains("hunter2"))
  }
}
