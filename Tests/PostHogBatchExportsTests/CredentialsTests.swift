import HTTPTypes
import OperationCore
import PostHogBatchExports
import Synchronization
import Testing

/// Which keys are sent, which are refused, and that none is printed.
@Suite("Credentials")
struct CredentialsTests {
  func sent(with credentials: Credentials) async throws -> String? {
    let transport = ClosureTransport(204)
    try await PostHogClient(host: .us, credentials: credentials, transport: transport).send(Things.delete())
    return transport.sent.first?.authorization
  }

  @Test(
    "keys are sent without the space around them",
    arguments: ["phx_abc", "pha_abc", " phx_abc\n", "phx_abc\r\n", "an-old-key-without-a-prefix"])
  func accepted(key: String) async throws {
    let expected = "Bearer \(key.trimmingPrefix(" ").prefix { !$0.isWhitespace })"
    #expect(try await sent(with: .static(key)) == expected)
    #expect(try await sent(with: .static(Secret(key))) == expected)
    #expect(try await sent(with: .environment(in: [Credentials.environmentVariable: key])) == expected)
    #expect(try await sent(with: .provider { Secret(key) }) == expected)
  }

  static let refusals = [
    ("", "empty"),
    ("  \n", "empty"),
    ("phc_projectToken123", "project token"),
    (" phc_projectToken123", "project token"),
    ("phs_projectSecret123", "project secret key"),
    ("phx_a\r\nX-Injected: 1", "characters"),
    ("phx_a\nb", "characters"),
    ("phx_a b", "characters"),
    ("phx_\u{0}a", "characters"),
    ("phx_ключ", "characters"),
    ("phx_\u{200B}a", "characters"),
  ]

  @Test("keys that can't work are refused at once, and are not in the message", arguments: refusals)
  func refused(key: String, reason: String) throws {
    let errors = [
      #expect(throws: PostHogError.self) { try Credentials.static(key) },
      #expect(throws: PostHogError.self) { try Credentials.environment("KEY", in: ["KEY": key]) },
    ]
    for error in errors {
      let description = try #require(error?.description)
      #expect(description.contains(reason))
      #expect(description.contains("phx_…"))
      #expect(!description.contains("Token123") && !description.contains("Secret123"))
      guard case .credentials = error?.kind else { return #expect(Bool(false)) }
    }
  }

  @Test("keys of a provider are checked too, before anything is sent", arguments: refusals)
  func refusedFromProvider(key: String, reason: String) async throws {
    let transport = ClosureTransport(204)
    let client = PostHogClient(host: .us, credentials: .provider { Secret(key) }, transport: transport)
    let error = await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }
    #expect(error?.description.contains(reason) == true)
    #expect(error?.operationID == "things_destroy")
    #expect(transport.sent.isEmpty)
  }

  @Test("a literal is a key as well")
  func literal() async throws {
    #expect(try await sent(with: .static("phx_literal")) == "Bearer phx_literal")
  }

  @Test("a variable that is not there is named")
  func missingVariable() throws {
    let error = #expect(throws: PostHogError.self) { try Credentials.environment(in: ["OTHER": "phx_abc"]) }
    #expect(error?.description.contains("POSTHOG_PERSONAL_API_KEY is not set") == true)
  }

  @Test("a provider is asked for each request")
  func rotation() async throws {
    let keys = Mutex(["phx_first", "phx_second"])
    let transport = ClosureTransport(204)
    let client = PostHogClient(
      host: .us, credentials: .provider { Secret(keys.withLock { $0.removeFirst() }) }, transport: transport)
    try await client.send(Things.delete())
    try await client.send(Things.delete())
    #expect(transport.sent.map(\.authorization) == ["Bearer phx_first", "Bearer phx_second"])
  }

  struct VaultError: Error, CustomStringConvertible {
    var description: String { "could not renew \(testKey)" }
  }

  @Test("of an error that a provider throws only the type is printed")
  func failingProvider() async throws {
    let transport = ClosureTransport(204)
    let client = PostHogClient(host: .us, credentials: .provider { throw VaultError() }, transport: transport)
    let error = await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }
    let description = try #require(error?.description)
    #expect(description.contains("VaultError"))
    #expect(!description.contains(testKey))
    #expect(transport.sent.isEmpty)
  }

  @Test("what a client throws in a provider keeps its kind")
  func clientInProvider() async throws {
    let vault = try PostHogClient(ClosureTransport(403, [:], #"{"detail": "No."}"#))
    let transport = ClosureTransport(204)
    let client = PostHogClient(
      host: .us, credentials: .provider { Secret(try await vault.send(Things.retrieve()).name ?? "") },
      transport: transport)
    let error = await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }
    #expect(error?.kind == .permission(scopes: ["thing:read"]) && error?.operationID == "things_destroy")
    #expect(transport.sent.isEmpty)
  }

  @Test("a provider that is cancelled is a cancelled call")
  func cancelledProvider() async throws {
    let client = PostHogClient(
      host: .us, credentials: .provider { throw CancellationError() }, transport: ClosureTransport(204))
    let error = await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }
    #expect(error?.kind == .cancelled(.notSent))
  }

  @Test("a provider that has an error of its own for being cancelled is a cancelled call as well")
  func providerCancelledInItsOwnWords() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let client = PostHogClient(
      host: .us,
      credentials: .provider {
        arrival.yield()
        while !Task.isCancelled { await Task.yield() }
        throw VaultError()
      }, transport: ClosureTransport(204))
    let call = Task { try await client.send(Things.delete()) }
    for await _ in arrivals { break }
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { try await call.value }
    #expect(error?.kind == .cancelled(.notSent))
  }
}
