import PostHogBatchExports
public import PostHogBatchExportsTesting

/// Where a served `FakePostHog` listens.
///
/// It is for tests of whole programs, which find PostHog by its URL. The fake itself decides every response.
///
///     let fake = FakePostHog()
///     try await FakePostHogServer.serve(fake) { server in
///       try await run(program, environment: server.environment)
///     }
///
/// It needs the trait `FakePostHogServer` on the package line, which brings Hummingbird:
///
///     .package(url: …, from: …, traits: [.defaults, "FakePostHogServer"])
public struct FakePostHogServer: Sendable {
  /// The origin of the API, such as `http://127.0.0.1:50123`.
  public let origin: String
  /// The origin of the object store: another port, so that a redirect to it leaves the API's origin.
  public let objectStoreOrigin: String
  /// The variables with which `PostHogClient.fromEnvironment()` finds the fake: its URL, its first key and its first project.
  public let environment: [String: String]

  /// Serves a fake while `body` runs, and then closes its sockets.
  ///
  /// Requests to paths below `/_fake/` are not for PostHog but for the fake: scripts in other languages say there what happens
  /// next. `GET /` says how.
  ///
  /// - Parameters:
  ///   - fake: What answers. Its object store gets the origin at which it is served.
  ///   - host: The address to listen at, or a name of this machine.
  ///   - port: The API's port; 0 takes a free one.
  ///   - body: What to do meanwhile. Cancelling the task that called this function cancels it.
  /// - Returns: What `body` returns.
  /// - Throws: What listening throws, for example when the port is taken; what `body` throws; and ``MissingTrait``.
  public static func serve<Result: Sendable>(
    _ fake: FakePostHog, host: String = "127.0.0.1", port: Int = 0,
    while body: @Sendable @escaping (FakePostHogServer) async throws -> Result
  ) async throws -> Result {
    let store = HTTPListener(host: host, port: 0) { fake.respond(to: $0) }
    return try await store.listen { objectStoreOrigin in
      fake.configure { $0.objectStoreURL = objectStoreOrigin }
      let api = HTTPListener(host: host, port: port) {
        ControlPaths(fake: fake).respond(to: $0) ?? fake.respond(to: $0)
      }
      return try await api.listen { origin in
        try await body(FakePostHogServer(fake, origin: origin, objectStoreOrigin: objectStoreOrigin))
      }
    }
  }

  private init(_ fake: FakePostHog, origin: String, objectStoreOrigin: String) {
    self.origin = origin
    self.objectStoreOrigin = objectStoreOrigin
    let configuration = fake.configuration
    environment = [
      PostHogHost.environmentVariable: origin,
      Credentials.environmentVariable: configuration.keys.first?.value,
      PostHogClient.projectVariable: configuration.projects.first.map { String($0.id) },
    ].compactMapValues(\.self)
  }
}
