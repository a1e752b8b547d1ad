// The client that programs hold: where the API is, how to get a key, and what to send requests with. What it does with
// them is in PostHogClient+Send.swift.

public import Logging
public import OperationClient
import OperationCore

/// A client of PostHog's batch-export API.
///
///     let posthog = try PostHogClient(host: .us, credentials: .environment())
///     for try await export in posthog.project(12345).batchExports.list() {
///       print(export.name)
///     }
///
/// It is a value: copies are cheap and share connections. Use it from any number of tasks.
public struct PostHogClient: Sendable {
  /// The instance that this client talks to.
  public let host: PostHogHost

  /// What sends operations.
  let operations: APIClient

  /// The bounds that this client keeps.
  public var configuration: Configuration { operations.configuration }

  /// The bounds that a client keeps.
  public typealias Configuration = APIClient.Configuration

  /// A client on a transport of your choice.
  ///
  /// - Parameters:
  ///   - host: The instance to talk to. The key goes nowhere else.
  ///   - credentials: Where the key comes from.
  ///   - transport: What sends the requests.
  ///   - clock: What waiting is measured with: the transport's ``HTTPTransport/clock``, or else `ContinuousClock`. Tests give one
  ///     that they move themselves. With another one than the transport's, every call throws.
  ///   - randomSource: Numbers from 0 up to 1, which spread out requests that would else come at once.
  ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
  ///   - middleware: What sees every request and response on their way, the first one outermost.
  ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that this library does not know or
  ///     can't read. What can't be read is logged at level `warning` too.
  ///   - configuration: The bounds to keep.
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

    /// A client on AsyncHTTPClient, with the connections that all such clients in the process share.
    ///
    /// - Parameters:
    ///   - host: The instance to talk to. The key goes nowhere else.
    ///   - credentials: Where the key comes from.
    ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
    ///   - middleware: What sees every request and response on their way, the first one outermost.
    ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that this library does not know or
    ///     can't read. What can't be read is logged at level `warning` too.
    ///   - configuration: The bounds to keep.
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
  /// The same client with other bounds, for calls that need them: it shares connections, rate limit and retry budget.
  ///
  ///     let patient = posthog.configured { $0.deadline = .seconds(3600) }
  ///
  /// The rate limit and the retry budget are those of the client it was made from, whatever the change says of them.
  public func configured(by change: (inout Configuration) -> Void) -> PostHogClient {
    PostHogClient(host, operations.configured(by: change))
  }
}

// What waiting, following and downloading work with.
extension PostHogClient {
  var transport: any HTTPTransport { operations.transport }
  var clock: any Clock<Duration> { operations.clock }
  var randomSource: @Sendable () -> Double { operations.randomSource }
  var logger: Logger { operations.logger }
  /// The keys that must not be in any text.
  var knownKeys: [Secret] { operations.knownKeys }
}

extension PostHogClient: CustomStringConvertible, CustomReflectable {
  /// The host; nothing of the credentials.
  public var description: String { "PostHogClient(\(host))" }
  /// The host and the configuration; nothing of the credentials.
  public var customMirror: Mirror { Mirror(self, children: ["host": host, "configuration": configuration]) }
}
