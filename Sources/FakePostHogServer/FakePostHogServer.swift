import PostHogBatchExports
public import PostHogBatchExportsTesting

/// A `FakePostHog` that is served over sockets.
///
/// Use it to test whole programs, which find PostHog by its URL. All responses come from the fake itself.
///
/// ```swift
/// let fake = FakePostHog()
/// try await FakePostHogServer.serve(fake) { server in
///   try await run(program, environment: server.environment)
/// }
/// ```
///
/// Serving requires the trait `FakePostHogServer` in the package manifest, which adds Hummingbird:
///
/// ```swift
/// .package(url: …, from: …, traits: [.defaults, "FakePostHogServer"])
/// ```
public struct FakePostHogServer: Sendable {
  /// The origin of the API, such as `http://127.0.0.1:50123`.
  public let origin: String
  /// The origin of the object store. It has another port, so that a redirect to it leaves the API's origin.
  public let objectStoreOrigin: String
  /// The environment variables with which `PostHogClient.fromEnvironment()` finds the fake: its URL, its first key and
  /// its first project.
  public let environment: [String: String]

  /// Serves a fake while `body` runs, and then closes its sockets.
  ///
  /// Requests to paths below `/_fake/` control the fake instead of calling PostHog: scripts in other languages use them
  /// to decide what happens next. `GET /` explains how.
  ///
  /// - Parameters:
  ///   - fake: The fake to serve. Its object store gets the origin at which it is served.
  ///   - host: The address to listen on, or a name of this machine.
  ///   - port: The port of the API; 0 chooses a free one.
  ///   - body: What to run while the fake is served. It is cancelled if the calling task is cancelled.
  /// - Returns: What `body` returns.
  /// - Throws: The error of listening, for example if the port is in use; what `body` throws; and ``MissingTrait``.
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
