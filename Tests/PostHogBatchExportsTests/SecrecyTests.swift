import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// The key is in one header field and nowhere else: not in errors, not in logs, not in anything that prints.
@Suite("Secrecy")
struct SecrecyTests {
  @Test("a client and its credentials print without the key")
  func values() throws {
    let credentials = try Credentials.static(testKey)
    let client = PostHogClient(host: .us, credentials: credentials, transport: ClosureTransport(200))
    #expect(!printed(credentials).contains(testKey))
    #expect(!printed(client).contains(testKey))
    #expect(client.description == "PostHogClient(https://us.posthog.com)")
  }

  @Test(
    "errors hide a key that the server quotes",
    arguments: [testKey, "an-old-key-without-a-prefix"],
    [
      (400, #"{"detail":"bad KEY, and KEY","attr":"KEY","code":"KEY","type":"KEY"}"#), (200, #"{"id":"KEY"}"#),
      (200, #"{"KEY"#), (200, #"{"KEY":1,"id":"7"}"#), (302, "KEY"),
      (200, "{'headers': 'Bearer KEY'}"), (200, #"{"id":"x"","headers":"KEY"}"#), (200, "INFO headers={'a': 'KEY'}"),
      (200, #"{"message":"KEY"}"#), (502, #"{"message":"KEY"}"#),
      (403, #"{"detail":"other phx_someoneElses1 is fine"}"#),
    ])
  func quotedKey(key: String, response: (status: Int, body: String)) async throws {
    let body = response.body.replacing("KEY", with: key)
    let requestID = try #require(HTTPField.Name("X-Request-Id"))
    // As PostHog's own response, and as one of a server that quotes the key as a media type.
    for contentType in ["application/json", key] {
      let fields: HTTPFields = [requestID: key, .contentType: contentType, .location: "/\(key)?key=\(key)"]
      let transport = ClosureTransport(response.status, fields, body)
      let client = PostHogClient(host: .us, credentials: try .static(key), transport: transport)
      let error = try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) })
      #expect(!printed(error).contains(key))
      #expect(!printed(error).contains("someoneElses1"))
    }
  }

  @Test(
    "a redirect that can't be followed is reported without the key and credentials in its address",
    arguments: [testKey, "an/old~key+without=prefix", "LegacyKeyInUpperCase42"],
    [
      "https://evil.example/KEY", "https://evil.example/a/KEY/b?sig=x", "https://KEY.evil.example/", "/KEY",
      "//evil.example/KEY",
      "https://user:KEY@evil.example/", "https://evil.example/?KEY", "https://evil.example/#KEY", "KEY", "KEY:KEY",
    ])
  func redirect(key: String, location: String) async throws {
    let everyCharacter = key.utf8.map { "%" + String($0, radix: 16) }.joined()
    let some = key.replacing("e", with: "%65").replacing("_", with: "%5F").replacing("/", with: "%2f")
    for spelling in [key, everyCharacter, some, some.replacing("%", with: "%25")] {
      for status in [301, 302, 303, 307, 308] {
        let location = location.replacing("KEY", with: spelling)
        let transport = ClosureTransport(status, [.location: location])
        let client = PostHogClient(host: .us, credentials: try .static(key), transport: transport)
        let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) }
        let text = printed(try #require(error))
        #expect(!Spelling.decoded(text).contains(key.lowercased()), "\(text)")
      }
    }
  }

  /// What can stand between two characters of a key without changing it for a reader.
  static let breaks = [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{202E}", "\u{FE0F}", "\u{34F}",
    "\u{E0020}",
    "\u{301}", "\0", "\u{1B}", "\t", "\n", "\r\n", "\n    ", "\r\n\t  ", "\u{2028}", "\\\n  ", #"\n    "#, #"\\n"#,
    #"\r\n\t"#,
    "%0A%20%20", "%C2%AD", "&#173;", "&#xAD;", "&shy;", "&shy", "&ZeroWidthSpace;", "&zwj;", "&NewLine;&Tab;",
    "&amp;shy;",
    "&amp;#x200B;", #"\u00ad"#, #"\u200b"#, "\u{AD}\u{200B}\n  \u{AD}",
  ]

  @Test(
    "a key that is broken up is hidden in whole", arguments: breaks,
    [testKey, "an-old_key~without+prefix", "phx_ofSomebodyElse0123456789"])
  func brokenKey(mark: String, key: String) async throws {
    let known = key.contains("Else") ? testKey : key
    for places in [[1], [3, 4, 5], [9], [6, 12, 20], Array(1..<key.count)] {
      var broken = ""
      for (place, character) in key.enumerated() { broken += (places.contains(place) ? mark : "") + String(character) }
      guard key == known || broken.hasPrefix("phx_") else { continue }
      let body = #"{"detail":\#("bad \(broken), and so on".jsonText),"attr":null,"code":"x","type":"y"}"#
      let client = PostHogClient(
        host: .us, credentials: try .static(known),
        transport: ClosureTransport(400, [.contentType: "application/json"], body))
      let error = try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) })
      let detail = error.envelope?.detail ?? ""
      #expect(["bad <redacted>, and so on", "bad phx_<redacted>, and so on"].contains(detail), "\(places) \(detail)")
    }
  }

  @Test(
    "a key whose characters have names is hidden",
    arguments: [
      "phx&lowbar;aVerySecretKey0123456789", "phx&UnderBar;aVerySecretKey0123456789",
      "phx&amp;lowbar;aVerySecretKey0123456789",
      "phx%26lowbar%3BaVerySecretKey0123456789", "phx&percnt;5FaVerySecretKey0123456789",
      "phx&bsol;u005faVerySecretKey0123456789",
    ])
  func namedCharacters(key: String) async throws {
    let body = #"{"detail":"bad \#(key), and so on"}"#
    let client = try PostHogClient(ClosureTransport(400, [.contentType: "application/json"], body))
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) }
    #expect(error?.description.contains("SecretKey") == false)
  }

  @Test(
    "what a server says is printed without keys and tokens of others",
    arguments: [
      "-----BEGIN RSA PRIVATE KEY-----\nhunter2\nhunter2==\n-----END RSA PRIVATE KEY-----",
      "-----BEGIN EC KEY-----\nhunter2",
      "eyJhbGciOiJIUzI1NiJ9.eyJodW50ZXIyIjoxfQ.hunter2",
    ])
  func otherCredentials(text: String) async throws {
    let body = #"{"detail":\#("Can't read \(text)".jsonText),"attr":\#(text.jsonText)}"#
    let client = try PostHogClient(ClosureTransport(400, [.contentType: "application/json"], body))
    let error = try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) })
    #expect(!printed(error).contains("hunter2") && error.envelope?.detail?.hasPrefix("Can't read ") == true)
  }

  @Test(
    "hiding keys takes time in proportion to a text",
    arguments: [
      "p\u{AD}", "phx_\u{AD}", "p", "\u{AD}", "p\n ", "phx_&shy;", "p&shy;h&shy;x&shy;_", "phx_a\n   ", "%70",
    ])
  func timeOfHiding(unit: String) async throws {
    let body = #"{"detail":\#(String(repeating: unit, count: 200_000).jsonText)}"#
    let client = try PostHogClient(ClosureTransport(400, [.contentType: "application/json"], body))
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) }
    #expect(error?.kind == .validation(field: nil))
  }

  @Test("the keys of a provider are hidden in what is found out without one", arguments: ["next", "linked host"])
  func providedKey(place: String) async throws {
    let key = "a-key-of-a-provider"
    let next =
      place == "next"
      ? "/api/a%2Dkey-of-a-provider/?offset=1" : "https://\(key).example/api/projects/1/things/?offset=1"
    let log = CapturedLog()
    let client = PostHogClient(
      host: .us, credentials: .provider { Secret(key) },
      transport: ClosureTransport(200, [:], #"{"count":2,"next":"\#(next)","previous":null,"results":[{"id":1}]}"#),
      logger: log.logger)
    let error = await #expect(throws: PostHogError.self) { for try await _ in client.items(of: Things.list()) {} }
    let text = printed(try #require(error)) + log.lines.joined()
    #expect(text.contains("<redacted>"))
    #expect(!Spelling.decoded(text).contains(key))
  }

  @Test("errors hide a key that a transport quotes")
  func quotedByTransport() async throws {
    let client = try PostHogClient(
      ClosureTransport { (sent) throws(TransportError) in
        throw TransportError(.connection, phase: .sent, detail: "could not write \(sent.request.headerFields)")
      })
    let error = try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) })
    #expect(!printed(error).contains(testKey))
  }

  @Test("values of a response that can't be decoded are hidden")
  func unreadableValues() async throws {
    let body = #"{"config":{"aws_secret_access_key":"hunter2","password":"a \"hunter2\" b"},"id":"hunter2","name":"hun"#
    let client = try PostHogClient(ClosureTransport(200, [:], body))
    let error = try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) })
    #expect(!printed(error).contains("hun"))
  }

  @Test("logs name operation, path and status, and hold no key, query, field or body")
  func logs() async throws {
    let log = CapturedLog()
    let id = try #require(HTTPField.Name("X-Request-Id"))
    let transport = ClosureTransport { (sent) throws(TransportError) in
      guard sent.request.method == .post else { throw TransportError(.connection, phase: .sent, detail: testKey) }
      return sent.request.path?.hasPrefix("/moved") == true
        ? TransportResponse(status: 201, headers: [id: "8c1f"], body: Array(#"{"id":7,"name":"hunter2"}"#.utf8))
        : TransportResponse(status: 307, headers: [.location: "/moved/\(testKey)"])
    }
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport, logger: log.logger)
    var create = Things.create(ThingBody(name: "hunter2"))
    create.query = ["search": "hunter2"]
    _ = try await client.send(create)
    _ = try? await client.send(Things.retrieve())

    #expect(log.lines.allSatisfy { $0.hasPrefix("debug ") })
    let text = log.lines.joined(separator: "\n")
    for expected in ["things_create", "/api/projects/1/things/", "/moved", "201", "8c1f", "things_retrieve"] {
      #expect(text.contains(expected))
    }
    #expect(!text.contains(testKey))
    #expect(!text.contains("hunter2"))
  }
}
