import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// Which redirects are followed, and that a key is sent only to the configured origin.
@Suite("Redirects")
struct RedirectTests {
  static let old = "/api/environments/1/things/"

  /// `POST` to the deprecated alias.
  static var create: APIOperation<Thing> {
    APIOperation(
      "environments_things_create", .post, "/api/environments/1/things/", body: .json(ThingBody(name: "one")),
      responses: .json(201))
  }

  static func transport(_ status: Int, _ location: String?) -> ClosureTransport {
    ClosureTransport { (sent) throws(TransportError) in
      if sent.request.path == old {
        return TransportResponse(status: status, headers: location.map { [.location: $0] } ?? [:])
      }
      return TransportResponse(status: 201, body: Array(#"{"id":7}"#.utf8))
    }
  }

  @Test(
    "307 and 308 on the same origin replay method, body and key",
    arguments: [307, 308],
    [
      ("/api/projects/1/things/", "/api/projects/1/things/"),
      ("/api/projects/1/things/?limit=5&x=a%2Bb", "/api/projects/1/things/?limit=5&x=a%2Bb"),
      ("../../../projects/1/things/#part", "/api/projects/1/things/"),
      ("?moved=1", "/api/environments/1/things/?moved=1"),
      ("https://us.posthog.com/api/projects/1/things/", "/api/projects/1/things/"),
      ("HTTPS://US.PostHog.com:443/api/projects/1/things/", "/api/projects/1/things/"),
      ("//us.posthog.com/api/projects/1/things/", "/api/projects/1/things/"),
      (#"/\evil.example/"#, "/%5Cevil.example/"),
    ])
  func followed(status: Int, hop: (location: String, target: String)) async throws {
    let transport = Self.transport(status, hop.location)
    #expect(try await PostHogClient(transport).send(Self.create).id == 7)
    #expect(transport.sent.map(\.request.path) == [Self.old, hop.target])
    #expect(
      transport.sent.allSatisfy {
        $0.request.method == .post && $0.body == Array(#"{"name":"one"}"#.utf8)
          && $0.authorization == "Bearer \(testKey)" && $0.request.scheme == "https"
          && $0.request.authority == "us.posthog.com" && $0.request.headerFields[.contentType] == "application/json"
      })
  }

  @Test("without a place, or with two of them, is an error that says so", arguments: [301, 302, 303, 307, 308])
  func placeless(status: Int) async throws {
    for places in [[], ["/a/", "/b/"]] {
      let fields = HTTPFields(places.map { HTTPField(name: .location, value: $0) })
      let error = await #expect(throws: PostHogError.self) {
        _ = try await PostHogClient(ClosureTransport(status, fields)).send(Self.create)
      }
      #expect(error?.kind == .gateway(status: status))
      #expect(error?.summary.contains("names no place, or several that contradict each other") == true)
    }
  }

  @Test(
    "to what may be read as another host is not followed",
    arguments: ["https://us.posthog.com//evil.example/", "/.//evil.example/"])
  func hostlike(location: String) async throws {
    let transport = Self.transport(307, location)
    let error = await #expect(throws: PostHogError.self) { try await PostHogClient(transport).send(Self.create) }
    guard case .redirect = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(transport.sent.count == 1)
  }

  @Test(
    "to anywhere else is an error, and nothing is sent there",
    arguments: [301, 302, 303, 307, 308],
    [
      "https://evil.example/api/projects/1/things/?key=hunter2",
      "http://us.posthog.com/api/projects/1/things/",
      "https://us.posthog.com:8443/api/projects/1/things/",
      "//evil.example/api/projects/1/things/",
      "https://us.posthog.com.evil.example/",
      "https://us.posthog.com@evil.example/",
      "https://hunter2@us.posthog.com/api/projects/1/things/",
      "https://user:hunter2@us.posthog.com/",
      "https:us.posthog.com/api/",
      "ftp://us.posthog.com/",
      "javascript:alert(1)",
      "https://",
      "http://[",
    ])
  func refused(status: Int, location: String) async throws {
    let transport = Self.transport(status, location)
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.create) }
    guard case .redirect = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(error?.status == status)
    #expect(error?.description.contains("hunter2") == false)
    #expect(transport.sent.count == 1)
  }

  @Test("other than 307 and 308 is an error even on the same origin", arguments: [301, 302, 303])
  func undocumented(status: Int) async throws {
    let transport = Self.transport(status, "/api/projects/1/things/")
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.create) }
    #expect(error?.kind == .redirect(to: "https://us.posthog.com/api/projects/1/things/"))
    #expect(transport.sent.count == 1)
  }

  @Test("that goes nowhere is no redirect of PostHog's", arguments: [302, 307])
  func withoutLocation(status: Int) async throws {
    let client = try PostHogClient(Self.transport(status, nil))
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.create) }
    #expect(error?.kind == .gateway(status: status))
    let download = await #expect(throws: PostHogError.self) {
      _ = try await PostHogClient(ClosureTransport(302)).send(Things.download())
    }
    #expect(download?.kind == .gateway(status: 302))
  }

  @Test(
    "to where the request was sent before sends nothing again", arguments: [307, 308],
    [
      (Self.old, 1), ("https://us.posthog.com\(Self.old)", 1), ("#", 1), ("#part", 1), ("\(Self.old)#part", 1),
      ("../things/", 1), ("?a", 2), ("/other/", 2),
    ])
  func circle(status: Int, location: (text: String, requests: Int)) async throws {
    let transport = ClosureTransport(status, [.location: location.text])
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.create) }
    #expect(error?.kind == .tooManyRedirects && error?.mayHaveTakenEffect == false)
    #expect(transport.sent.count == location.requests)
  }

  @Test("that leads back over another place sends nothing twice")
  func widerCircle() async throws {
    let transport = ClosureTransport { (sent) throws(TransportError) in
      TransportResponse(status: 307, headers: [.location: sent.request.path == Self.old ? "/other/" : Self.old])
    }
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.create) }
    #expect(error?.kind == .tooManyRedirects)
    #expect(transport.sent.map(\.request.path) == [Self.old, "/other/"])
  }

  @Test("a hundred hops are not followed to their end")
  func manyHops() async throws {
    let transport = ClosureTransport { (sent) throws(TransportError) in
      TransportResponse(status: 307, headers: [.location: "\(sent.request.path ?? "")x/"])
    }
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.create) }
    #expect(error?.kind == .tooManyRedirects && transport.sent.count == 6)
  }

  @Test(
    "to several places is no redirect of PostHog's, and to one that is named twice is followed", arguments: [302, 307])
  func severalPlaces(status: Int) async throws {
    func error(_ places: String...) async throws -> PostHogError? {
      var fields = HTTPFields()
      fields[values: .location] = places
      let client = try PostHogClient(
        ClosureTransport { [fields] (sent) throws(TransportError) in
          sent.request.path == Self.old
            ? TransportResponse(status: status, headers: fields)
            : TransportResponse(status: 201, body: Array(#"{"id":7}"#.utf8))
        })
      do throws(PostHogError) {
        _ = try await client.send(Self.create)
        return nil
      } catch {
        return error
      }
    }
    #expect(try await error("/a/", "/b/")?.kind == .gateway(status: status))
    #expect(try await error("/a/", "/b/", "/a/")?.kind == .gateway(status: status))
    #expect(try await error("/a/, /b/")?.kind == .gateway(status: status))
    for same in [try await error("/a/", "/a/"), try await error("/a/, /a/"), try await error("/a/, /a/", "/a/")] {
      #expect(same?.kind == (status == 307 ? nil : .redirect(to: "https://us.posthog.com/a/")))
    }
    #expect(try await error("/a,b/")?.kind == (status == 307 ? nil : .redirect(to: "https://us.posthog.com/a,b/")))
  }

  @Test(
    "a place is printed without its query, however that is spelled, and without a user",
    arguments: [
      ("/a%3Fhunter2", "https://us.posthog.com/a"), ("/a%253fhunter2", "https://us.posthog.com/a"),
      ("https://evil.example/a%3Ftoken=hunter2", "https://evil.example/a"),
      ("/a%23hunter2", "https://us.posthog.com/a"),
      ("/user:hunter2@evil.example/", "https://us.posthog.com/<redacted>@evil.example/"),
      ("/user%3Ahunter2%40evil.example/", "https://us.posthog.com/<redacted>%40evil.example/"),
      ("/x//hunter2@evil.example/", "https://us.posthog.com/<redacted>@evil.example/"),
      ("https://evil.example//u:hunter2@a/", nil), ("https://hunter2:1/x@evil.example/", nil),
      ("https:user:hunter2@evil.example/", nil), ("https:///user:hunter2@evil.example/", nil),
      ("/api/organizations/@current/", "https://us.posthog.com/api/organizations/@current/"),
    ])
  func printedPlace(location: String, place: String?) async throws {
    let log = CapturedLog()
    for status in [302, 307] {
      let transport = Self.transport(status, location)
      let client = PostHogClient(
        host: .us, credentials: try .static(testKey), transport: transport, logger: log.logger,
        configuration: .init(retryPolicy: .none))
      do throws(PostHogError) {
        _ = try await client.send(Self.create)
        #expect(status == 307)
      } catch {
        #expect(status == 307 || error.kind == .redirect(to: place))
        #expect(!printed(error).contains("hunter2"))
      }
    }
    #expect(!log.lines.joined().contains("hunter2"))
  }

  @Test("five hops are followed")
  func fiveHops() async throws {
    let transport = ClosureTransport { (sent) throws(TransportError) in
      let hops = Int(sent.request.path?.split(separator: "=").last ?? "") ?? 0
      return hops == 5
        ? TransportResponse(status: 201, body: Array(#"{"id":7}"#.utf8))
        : TransportResponse(status: 307, headers: [.location: "/hop?n=\(hops + 1)"])
    }
    #expect(try await PostHogClient(transport).send(Self.create).id == 7)
    #expect(transport.sent.count == 6)
  }

  @Test("an operation that documents 307 as its response gets it")
  func documented() async throws {
    let transport = ClosureTransport(307, [.location: "/elsewhere"])
    let operation = APIOperation<Redirect>("signed", .get, "/signed/", responses: .redirect(307))
    #expect(try await PostHogClient(transport).send(operation).location == "/elsewhere")
    #expect(transport.sent.count == 1)
  }
}
