public import Logging
public import OperationClient
import OperationCore

/// A client for PostHog's batch-export API.
///
///     let posthog = try PostHogClient(host: .us, credentials: .environment())
///     for try await export in posthog.project(12345).batchExports.list() {
///       print(export.name)
///     }
///
/// `PostHogClient` is a value: copies are cheap and share connections. You can use it from any number of tasks.
public struct PostHogClient: Sendable {
  /// The instance that this client talks to.
  public let host: PostHogHost

  /// Sends the operations.
  let operations: APIClient

  /// The limits that this client keeps.
  public var configuration: Configuration { operations.configuration }

  /// The limits that a client keeps.
  public typealias Configuration = APIClient.Configuration

  /// Creates a client on a transport of your choice.
  ///
  /// - Parameters:
  ///   - host: The instance to talk to. The key is sent nowhere else.
  ///   - credentials: Where the key comes from.
  ///   - transport: Sends the requests.
  ///   - clock: The clock for all waiting. The default is the transport's ``HTTPTransport/clock``, or `ContinuousClock`
  ///     if the transport has none. Tests pass a clock that they advance themselves. If the transport has a clock and
  ///     this is a different one, every call throws.
  ///   - randomSource: Returns numbers from 0 up to 1, which spread out requests that would otherwise be sent at the
  ///     same moment.
  ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
  ///   - middleware: Sees every request and response in transit; the first one is the outermost.
  ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that this library
  ///     doesn't know or can't decode. What can't be decoded is also logged at level `warning`.
  ///   - configuration: The limits to keep.
  public init(
    host: PostHogHost,
    credentials: Credentials,
    transport: any HTTPTransport,
    clock: (any Clock<Duration>)? = nil,
    randomSource: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
    logger: Logger = Logger(label: "posthog-batch-exports"),
    middleware: [any Middleware] = [],
    onUnrecognizedContent: (@Sendable (UnrecognizedContentReport) -> Void)? = nil,
    configuration: Configuration = Configuration()
  ) {
    self.init(
      host,
      APIClient(
        host: host.address, credentials: credentials.scheme, transport: transport,
        conventions: .postHog(at: host, with: credentials), clock: clock, randomSource: randomSource, logger: logger,
        middleware: middleware, onUnrecognizedContent: onUnrecognizedContent,
        configuration: configuration))
  }

  private init(_ host: PostHogHost, _ operations: APIClient) {
    self.host = host
    self.operations = operations
  }

  #if AsyncHTTPClient
    // Without the trait the transport has no default, so this is an initializer of its own.

    /// Creates a client on AsyncHTTPClient that shares its connections with all such clients in the process.
    ///
    /// - Parameters:
    ///   - host: The instance to talk to. The key is sent nowhere else.
    ///   - credentials: Where the key comes from.
    ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
    ///   - middleware: Sees every request and response in transit; the first one is the outermost.
    ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that this library
    ///     doesn't know or can't decode. What can't be decoded is also logged at level `warning`.
    ///   - configuration: The limits to keep.
    public init(
      host: PostHogHost,
      credentials: Credentials,
      logger: Logger = Logger(label: "posthog-batch-exports"),
      middleware: [any Middleware] = [],
      onUnrecognizedContent: (@Sendable (UnrecognizedContentReport) -> Void)? = nil,
      configuration: Configuration = Configuration()
    ) {
      self.init(
        host: host, credentials: credentials, transport: AsyncHTTPClientTransport.shared, logger: logger,
        middleware: middleware, onUnrecognizedContent: onUnrecognizedContent, configuration: configuration)
    }
  #endif
}

extension PostHogClient {
  /// Returns this client with other limits, for calls that need them. The copy shares connections, rate limit and retry
  /// budget.
  ///
  ///     let patient = posthog.configured { $0.deadline = .seconds(3600) }
  ///
  /// The rate limit and the retry budget stay those of the original client, whatever `change` sets them to.
  public func configured(by change: (inout Configuration) -> Void) -> PostHogClient {
    PostHogClient(host, operations.configured(by: change))
  }
}

// Used for waiting, following logs and downloading.
extension PostHogClient {
  var transport: any HTTPTransport { operations.transport }
  var clock: any Clock<Duration> { operations.clock }
  var randomSource: @Sendable () -> Double { operations.randomSource }
  var logger: Logger { operations.logger }
  /// The keys that must not appear in any text.
  var knownKeys: [Secret] { operations.knownKeys }
}

extension PostHogClient: CustomStringConvertible, CustomReflectable {
  /// The host. The credentials are not included.
  public var description: String { "PostHogClient(\(host))" }
  /// The host and the configuration. The credentials are not included.
  public var customMirror: Mirror { Mirror(self, children: ["host": host, "configuration": configuration]) }
}
